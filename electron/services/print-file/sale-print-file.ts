import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Files } from '../../system/files.ts';
import { writeDurably } from './durable-file.ts';
import { readPngSize } from './inspect-print-file.ts';
import { setPngDensity } from './png-density.ts';

/** The picture that is printed, as it lies in the folder of its sale. */
export interface PrintFile {
  readonly path: string;
  readonly sha256: string;
  /** How many bytes it has. */
  readonly bytes: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly dpi: number;
}

/** Ids of sales are made by the kiosk; anything else as a folder's name would be a bug. */
const SALE_ID = /^[A-Za-z0-9_-]{1,64}$/;

/** The folder of one sale's files, in the data folder. */
export function saleFolder(dataFolder: string, saleId: string): string {
  if (!SALE_ID.test(saleId)) throw new Error('a sale id is letters, digits, - and _');
  return join(dataFolder, 'sales', saleId);
}

export function printFilePath(dataFolder: string, saleId: string): string {
  return join(saleFolder(dataFolder, saleId), 'print.png');
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Writes a PNG with its density in it as the print file of a sale, durable. Rejects when the disk does not take it. */
export async function writePrintFile(
  place: { readonly dataFolder: string; readonly saleId: string },
  picture: { readonly png: Uint8Array; readonly dpi: number },
  files: Files,
): Promise<PrintFile> {
  const path = printFilePath(place.dataFolder, place.saleId);
  const size = readPngSize(picture.png);
  const bytes = setPngDensity(picture.png, picture.dpi);
  if (!size || !bytes) throw new Error('a print file is a PNG');
  await writeDurably(path, bytes, files);
  return { path, sha256: sha256Of(bytes), bytes: bytes.length, ...size, dpi: picture.dpi };
}
