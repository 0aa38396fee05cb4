/**
 * Draws a layer of coverage in from its edges: every pixel becomes the least of all whose centre is at most `radiusPx`
 * from its own (erosion by a disc). So the new edge is the same distance from the old one in every direction, soft edges
 * stay as soft, and nothing thinner than twice the radius is left. Beyond the sheet there is no coverage.
 *
 * This is own code because sharp's `erode` and `dilate` work on the bits of each value, which is right for 0 and 255
 * only, and with a square, which draws slanted edges in by up to 41 % more; blurring with a threshold rounds corners off.
 *
 * It runs in a thread that gets the text of these functions (`erode-in-thread.ts`): they use nothing but each other.
 */
export function erodeAlpha(
  alpha: Uint8Array,
  widthPx: number,
  heightPx: number,
  radiusPx: number,
): Uint8Array<ArrayBuffer> {
  const eroded = new Uint8Array(widthPx * heightPx);
  if (Math.min(widthPx, heightPx) <= 2 * radiusPx) return eroded;
  const chords = halfChords(radiusPx);
  // The rows under the disc, each at its number modulo the height of the disc.
  const limits = chords.map(() => newLimits(widthPx, radiusPx));
  for (let y = 0; y < heightPx; y++) {
    fillLimits(limits[y % chords.length], alpha.subarray(y * widthPx, (y + 1) * widthPx));
    const middle = y - radiusPx;
    if (middle < radiusPx) continue;
    // Nearer to the sides than the radius the disc would lie beyond the sheet.
    const row = eroded.subarray(middle * widthPx + radiusPx, (middle + 1) * widthPx - radiusPx);
    row.fill(255);
    for (let index = 0; index < chords.length; index++) {
      lowerTo(row, limits[(middle - radiusPx + index) % chords.length], chords[index] ?? 0, radiusPx);
    }
  }
  return eroded;
}

/** For each row of the disc, from its top: how far it reaches to the left and right of its middle. */
function halfChords(radiusPx: number): number[] {
  return Array.from({ length: 2 * radiusPx + 1 }, (_, index) =>
    Math.floor(Math.sqrt(radiusPx ** 2 - (index - radiusPx) ** 2)),
  );
}

/** What one row allows: `spread[n]` holds at each place the least value within n pixels to its left and right. */
interface Limits {
  isFull: boolean;
  readonly spread: readonly Uint8Array[];
}

function newLimits(widthPx: number, radiusPx: number): Limits {
  return { isFull: false, spread: Array.from({ length: radiusPx + 1 }, () => new Uint8Array(widthPx)) };
}

/** A row that is covered in full, which most are, limits nothing and is not looked at again. */
function fillLimits(limits: Limits | undefined, row: Uint8Array): void {
  if (!limits) return;
  limits.isFull = row.every((value) => value === 255);
  if (limits.isFull) return;
  let previous = row;
  for (const [reach, spread] of limits.spread.entries()) {
    if (reach === 0) spread.set(row);
    else spreadByOne(previous, spread);
    previous = spread;
  }
}

function spreadByOne(row: Uint8Array, spread: Uint8Array): void {
  let before = 255;
  let here = row[0] ?? 255;
  for (let x = 0; x < row.length; x++) {
    const after = x + 1 < row.length ? (row[x + 1] ?? 255) : 255;
    spread[x] = Math.min(before, here, after);
    before = here;
    here = after;
  }
}

/** Lowers a row, which begins at `shift`, to what another row allows within `reach` pixels. */
function lowerTo(row: Uint8Array, limits: Limits | undefined, reach: number, shift: number): void {
  const limit = limits?.isFull === false && limits.spread[reach];
  if (!limit) return;
  for (let x = 0; x < row.length; x++) row[x] = Math.min(row[x] ?? 0, limit[x + shift] ?? 0);
}

/** All that the thread needs. */
export const ERODE_FUNCTIONS = [erodeAlpha, halfChords, newLimits, fillLimits, spreadByOne, lowerTo] as const;
