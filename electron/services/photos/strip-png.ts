import { PNG_SIGNATURE, readPngChunks } from './png-chunks.ts';

/** What makes the pixels. Text, time, place, colour hints, and the frames of an animation are left out. */
const KEPT_CHUNKS = ['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'];

/** A PNG with the same coded pixels, read as sRGB, and nothing else. Undefined when its chunks do not add up. */
export function stripPng(bytes: Uint8Array): Uint8Array | undefined {
  const kept = readPngChunks(bytes)?.filter(({ name }) => KEPT_CHUNKS.includes(name));
  return kept && Buffer.concat([PNG_SIGNATURE, ...kept.map(({ whole }) => whole)]);
}
