import { channelsOf } from './hsv.ts';

/** Picks colours out of a photo: those that it is made of, and that can be told from one another. Pure. */

interface Candidate {
  readonly hex: string;
  readonly lab: readonly [lightness: number, a: number, b: number];
  readonly score: number;
}

/** Colours whose upper bits agree are one: 16 steps per channel. */
const STEP_BITS = 4;
/** Two colours nearer than this (in OKLab) are too much alike to offer both. */
const LEAST_DISTANCE = 0.1;
/** A colour on fewer of the pixels is a speck. */
const LEAST_PART = 0.004;
const OPAQUE = 128;

const linear = (byte: number): number => {
  const part = byte / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
};

/** OKLab, in which equal distances look equally different. Channels from 0 to 255. */
function labOf(red: number, green: number, blue: number): Candidate['lab'] {
  const [r, g, b] = [linear(red), linear(green), linear(blue)];
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const medium = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  ];
}

const distance = (one: Candidate['lab'], other: Candidate['lab']): number =>
  Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);

interface Bin {
  count: number;
  red: number;
  green: number;
  blue: number;
}

/** Sums of the pixels by their coarse colour. */
function countColours(pixels: ArrayLike<number>): { readonly bins: Iterable<Bin>; readonly total: number } {
  const bins = new Map<number, Bin>();
  let total = 0;
  for (let at = 0; at + 3 < pixels.length; at += 4) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = [
      pixels[at],
      pixels[at + 1],
      pixels[at + 2],
      pixels[at + 3],
    ];
    if (alpha < OPAQUE) continue;
    const key =
      ((red >> STEP_BITS) << (2 * STEP_BITS)) | ((green >> STEP_BITS) << STEP_BITS) | (blue >> STEP_BITS);
    const bin = bins.get(key) ?? { count: 0, red: 0, green: 0, blue: 0 };
    bins.set(key, bin);
    bin.count++;
    bin.red += red;
    bin.green += green;
    bin.blue += blue;
    total++;
  }
  return { bins: bins.values(), total };
}

const bytesOf = (hex: string): [red: number, green: number, blue: number] => {
  const [red, green, blue] = channelsOf(hex);
  return [red * 255, green * 255, blue * 255];
};

const byteHex = (byte: number): string => byte.toString(16).padStart(2, '0');

function candidateOf(bin: Bin, total: number): Candidate {
  const [red, green, blue] = [bin.red, bin.green, bin.blue].map((sum) => Math.round(sum / bin.count));
  const channels = [red ?? 0, green ?? 0, blue ?? 0] as const;
  const lab = labOf(...channels);
  // A little of a strong colour says more about a photo than much of a grey one.
  const score = Math.sqrt(bin.count / total) * (0.25 + 4 * Math.hypot(lab[1], lab[2]));
  return { hex: `#${channels.map(byteHex).join('')}`, lab, score };
}

/** At most `most` colours `#rrggbb` of RGBA pixels, the most telling first. None for a picture that is see-through. */
export function pickColours(pixels: ArrayLike<number>, most: number): readonly string[] {
  const { bins, total } = countColours(pixels);
  const candidates = [...bins]
    .filter(({ count }) => count >= total * LEAST_PART)
    .map((bin) => candidateOf(bin, total))
    .toSorted((one, other) => other.score - one.score);
  return dropAlike(candidates, most).map(({ hex }) => hex);
}

/** The first `most` of those that can be told from all before them. */
function dropAlike<Item extends Pick<Candidate, 'lab'>>(
  items: readonly Item[],
  most: number,
): readonly Item[] {
  const kept: Item[] = [];
  for (const item of items) {
    if (kept.length === most) break;
    if (kept.every(({ lab }) => distance(lab, item.lab) >= LEAST_DISTANCE)) kept.push(item);
  }
  return kept;
}

/** Colours of several photos in one row: of each the first, then of each the second, and none that is much like another. */
export function mixPalettes(palettes: readonly (readonly string[])[], most: number): readonly string[] {
  const longest = Math.max(0, ...palettes.map((palette) => palette.length));
  const inTurn = Array.from({ length: longest }, (_, index) => palettes.map((palette) => palette[index]));
  const colours = inTurn.flat().filter((hex) => hex !== undefined);
  return dropAlike(
    colours.map((hex) => ({ hex, lab: labOf(...bytesOf(hex)) })),
    most,
  ).map(({ hex }) => hex);
}
