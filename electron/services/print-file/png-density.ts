import { crc32 } from 'node:zlib';
import { MM_PER_INCH } from '../../../shared/domain/print-size.ts';
import { PNG_SIGNATURE, readPngChunks } from '../photos/png-chunks.ts';

const PIXELS_PER_METRE = 1;

/**
 * The same PNG with its density in a `pHYs` chunk, so that a printer's software prints it at its true size. The pixels
 * are not coded again. Undefined when the bytes are not a PNG.
 */
export function setPngDensity(bytes: Uint8Array, dpi: number): Buffer | undefined {
  const [header, ...others] = readPngChunks(bytes) ?? [];
  if (header?.name !== 'IHDR') return undefined;
  const kept = others.filter(({ name }) => name !== 'pHYs').map(({ whole }) => whole);
  return Buffer.concat([PNG_SIGNATURE, header.whole, densityChunk(dpi), ...kept]);
}

/** The standard counts in whole pixels per metre: 300 dpi are 11811. */
function densityChunk(dpi: number): Buffer {
  const pixelsPerMetre = Math.round((dpi / MM_PER_INCH) * 1000);
  const body = Buffer.alloc(13);
  body.write('pHYs', 0, 'latin1');
  body.writeUInt32BE(pixelsPerMetre, 4);
  body.writeUInt32BE(pixelsPerMetre, 8);
  body.writeUInt8(PIXELS_PER_METRE, 12);
  const chunk = Buffer.alloc(21);
  chunk.writeUInt32BE(9, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), 17);
  return chunk;
}
