import { type Bitmap, blacken, createBitmap } from './bitmap.ts';

/** Where the error of a dot goes (Floyd and Steinberg), in sixteenths. */
const SHARES = [
  [1, 0, 7],
  [-1, 1, 3],
  [0, 1, 5],
  [1, 1, 1],
] as const;

/** Thermal dots are larger than their place: a middle grey comes out darker than it is, so it is made lighter first. */
const DOT_GAIN_GAMMA = 0.75;

/** Greys as dots. Each dot's error is handed on to its neighbours, so that the mean of any patch stays right. */
export function ditherGrey(grey: Uint8Array, widthPx: number, heightPx: number): Bitmap {
  const bitmap = createBitmap(widthPx, heightPx);
  const light = Float32Array.from(grey, (value) => 255 * (value / 255) ** DOT_GAIN_GAMMA);
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      const value = light[y * widthPx + x] ?? 255;
      const isDot = value < 128;
      if (isDot) blacken(bitmap, x, y);
      spread(light, widthPx, heightPx, x, y, value - (isDot ? 0 : 255));
    }
  }
  return bitmap;
}

function spread(light: Float32Array, width: number, height: number, x: number, y: number, error: number) {
  for (const [dx, dy, share] of SHARES) {
    const column = x + dx;
    const row = y + dy;
    if (column < 0 || column >= width || row >= height) continue;
    const at = row * width + column;
    light[at] = (light[at] ?? 255) + (error * share) / 16;
  }
}
