import sharp from 'sharp';
import type { Bitmap } from '../../devices/receipt-printer/bitmap.ts';

/** A printed slip as a PNG: black where the printer burnt a dot. */
export async function slipPng({ widthPx, heightPx, bytesPerRow, rows }: Bitmap): Promise<Uint8Array> {
  const pixels = new Uint8Array(widthPx * heightPx);
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      const byte = rows[y * bytesPerRow + (x >> 3)] ?? 0;
      pixels[y * widthPx + x] = byte & (0x80 >> (x & 7)) ? 0 : 255;
    }
  }
  const raw = { width: widthPx, height: heightPx, channels: 1 } as const;
  return new Uint8Array(await sharp(pixels, { raw }).png().toBuffer());
}
