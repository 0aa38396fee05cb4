import { encodeOpaquePng } from './opaque-png.ts';

/** Large enough, and often enough, for the browser to compile what is busy. */
const WIDTH_PX = 600;
const HEIGHT_PX = 800;
const ROUNDS = 4;

/** Noise in the upper half, so that there is something to count and to write, and one colour below. */
function makePixels(): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(4 * WIDTH_PX * HEIGHT_PX);
  let random = 1;
  for (let at = 0; at < pixels.length / 2; at++) {
    random = (Math.imul(random, 1103515245) + 12345) | 0;
    // Steps of few sizes, as in a photo.
    pixels[at] = 128 + ((random >> 16) % 24);
  }
  return pixels;
}

/** Codes a few pictures for nothing: until its loops have been compiled, coding takes twice as long. */
export function warmUpEncoder(): void {
  const pixels = makePixels();
  const readRows = (first: number, count: number): Uint8ClampedArray =>
    pixels.slice(4 * WIDTH_PX * first, 4 * WIDTH_PX * (first + count));
  for (let round = 0; round < ROUNDS; round++) {
    encodeOpaquePng({ widthPx: WIDTH_PX, heightPx: HEIGHT_PX, readRows });
  }
}
