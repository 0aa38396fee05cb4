/** What a PNG does to its rows before they are compressed (PNG, 9): each byte becomes its difference from a guess. */

const FILTER = { left: 1, above: 2, average: 3 } as const;
type Filter = (typeof FILTER)[keyof typeof FILTER];

/** One pixel in so many is looked at for the choice of a row's filter. No multiple of three: all channels count. */
const SAMPLE_STEP = 13;
const RGBA = 4;
const RGB = 3;

/** A row of RGBA: where it begins in `pixels`. */
export interface Row {
  readonly pixels: Uint8ClampedArray;
  readonly from: number;
}

/** Bytes of a filtered row. */
export const filteredBytes = (widthPx: number): number => 1 + RGB * widthPx;

/** Filters a row into `filtered` from `to` on, and leaves its alpha out. */
export function filterRow(row: Row, above: Row, widthPx: number, filtered: Uint8Array, to: number): void {
  const filter = bestFilter(row, above, widthPx);
  filtered[to] = filter;
  filterFirstPixel(filter, row, above, filtered, to + 1);
  filterOthers(filter, row, above, widthPx, filtered, to + 1 + RGB);
}

/** The filter whose differences are smallest, by a sample. */
function bestFilter(row: Row, above: Row, widthPx: number): Filter {
  let [byLeft, byAbove, byAverage] = [0, 0, 0];
  for (let pixel = 1; pixel < widthPx; pixel += SAMPLE_STEP) {
    // Red, green and blue in turn.
    const at = RGBA * pixel + (pixel % RGB);
    const byte = row.pixels[row.from + at] as number;
    const left = row.pixels[row.from + at - RGBA] as number;
    const up = above.pixels[above.from + at] as number;
    byLeft += Math.abs(byte - left);
    byAbove += Math.abs(byte - up);
    byAverage += Math.abs(byte - ((left + up) >> 1));
  }
  if (byAbove <= byLeft && byAbove <= byAverage) return FILTER.above;
  return byAverage < byLeft ? FILTER.average : FILTER.left;
}

/** There is nothing left of it, which counts as black. */
function filterFirstPixel(filter: Filter, row: Row, above: Row, filtered: Uint8Array, to: number): void {
  for (let channel = 0; channel < RGB; channel++) {
    const byte = row.pixels[row.from + channel] ?? 0;
    const up = above.pixels[above.from + channel] ?? 0;
    const guess = filter === FILTER.left ? 0 : filter === FILTER.above ? up : up >> 1;
    filtered[to + channel] = byte - guess;
  }
}

/** The loops that take the time, one for each filter. Bytes wrap round at 256, as they should. */
function filterOthers(
  filter: Filter,
  { pixels, from }: Row,
  above: Row,
  widthPx: number,
  filtered: Uint8Array,
  to: number,
): void {
  const end = from + RGBA * widthPx;
  const ups = above.pixels;
  let [at, up, out] = [from + RGBA, above.from + RGBA, to];
  if (filter === FILTER.left) {
    for (; at < end; at += RGBA, out += RGB) {
      filtered[out] = (pixels[at] as number) - (pixels[at - 4] as number);
      filtered[out + 1] = (pixels[at + 1] as number) - (pixels[at - 3] as number);
      filtered[out + 2] = (pixels[at + 2] as number) - (pixels[at - 2] as number);
    }
  } else if (filter === FILTER.above) {
    for (; at < end; at += RGBA, up += RGBA, out += RGB) {
      filtered[out] = (pixels[at] as number) - (ups[up] as number);
      filtered[out + 1] = (pixels[at + 1] as number) - (ups[up + 1] as number);
      filtered[out + 2] = (pixels[at + 2] as number) - (ups[up + 2] as number);
    }
  } else {
    for (; at < end; at += RGBA, up += RGBA, out += RGB) {
      filtered[out] = (pixels[at] as number) - (((pixels[at - 4] as number) + (ups[up] as number)) >> 1);
      filtered[out + 1] =
        (pixels[at + 1] as number) - (((pixels[at - 3] as number) + (ups[up + 1] as number)) >> 1);
      filtered[out + 2] =
        (pixels[at + 2] as number) - (((pixels[at - 2] as number) + (ups[up + 2] as number)) >> 1);
    }
  }
}
