import jsqrPackage from 'jsqr';
import { systemClock } from '../../../system/clock.ts';
import { createTransportPair } from '../../transport/paired-transport.ts';
import type { DeviceGround } from '../../types.ts';
import { type Bitmap, isBlack } from '../bitmap.ts';
import { createGlyphSource } from '../fonts/glyph-source.ts';
import { createReceiptPrinter } from '../open-receipt-printer.ts';
import { createReceiptPrinterSimulator } from '../simulator.ts';
import type { Receipt, ReceiptLine } from '../types.ts';

/** Shared by the tests of a file: unpacking the font is the slow part. */
export const testGlyphs = createGlyphSource();
export const testGround: DeviceGround = {
  clock: systemClock,
  log: { info: () => undefined, warn: () => undefined },
};

/** A printer and the simulator at the two ends of a cable. */
export async function openReceiptRig(more: { confirms?: boolean } = {}) {
  const pair = createTransportPair({ clock: systemClock });
  await pair.device.open();
  const simulator = createReceiptPrinterSimulator(pair.device);
  const config = { widthPx: 576 as const, confirms: true, cuts: true, ...more };
  const printer = createReceiptPrinter(pair.kiosk, testGlyphs, config, testGround);
  await pair.kiosk.open();
  return { pair, simulator, printer };
}

export const receiptOf = (receiptId: string, ...lines: ReceiptLine[]): Receipt => ({ receiptId, lines });

/** The text of the code in a picture; `null` where there is none that can be read. */
export function readQr(bitmap: Bitmap): string | null {
  const { widthPx, heightPx } = bitmap;
  const pixels = new Uint8ClampedArray(widthPx * heightPx * 4).fill(255);
  for (let y = 0; y < heightPx; y++)
    for (let x = 0; x < widthPx; x++)
      if (isBlack(bitmap, x, y)) pixels.fill(0, (y * widthPx + x) * 4, (y * widthPx + x) * 4 + 3);
  // A CommonJS package whose default export is a property: Node and bundlers disagree on which of the two one gets.
  const read =
    typeof jsqrPackage === 'function'
      ? jsqrPackage
      : (jsqrPackage as { default: typeof jsqrPackage }).default;
  return read(pixels, widthPx, heightPx)?.data ?? null;
}

export function countBlack(bitmap: Bitmap): number {
  let count = 0;
  for (const byte of bitmap.rows) for (let bits = byte; bits > 0; bits &= bits - 1) count++;
  return count;
}
