import type { Adjustments, Look } from '../../../shared/domain/design.ts';

/** Colour treatments of photos: pure functions on RGBA bytes, the same on the page and in the print worker. */

export interface Treatment {
  readonly look: Look;
  readonly adjustments: Adjustments;
}

type Row = readonly [red: number, green: number, blue: number];
type Matrix3 = readonly [Row, Row, Row];
/** A tone curve through these points, from 0 to 1 each way. */
type Curve = readonly (readonly [x: number, y: number])[];

/** What a look does: mixes the channels, then bends the tones of each. */
interface Recipe {
  readonly matrix: Matrix3;
  /** Of all channels, or of red, green and blue. */
  readonly curves: readonly [Curve, Curve, Curve];
}

const LUMA: Row = [0.2126, 0.7152, 0.0722];
const STRAIGHT: Curve = [
  [0, 0],
  [1, 1],
];
const SOFT_S: Curve = [
  [0, 0],
  [0.25, 0.21],
  [0.75, 0.8],
  [1, 1],
];
const STRONG_S: Curve = [
  [0, 0],
  [0.25, 0.16],
  [0.5, 0.5],
  [0.75, 0.86],
  [1, 1],
];
const FADED: Curve = [
  [0, 0.1],
  [0.3, 0.31],
  [0.7, 0.72],
  [1, 0.93],
];
const all = (curve: Curve): Recipe['curves'] => [curve, curve, curve];

/** 0: grey, 1: as it is, more: stronger colours. */
function saturate(amount: number): Matrix3 {
  const row = (at: number): Row => {
    const [r, g, b] = LUMA.map((part, from) => part * (1 - amount) + (from === at ? amount : 0));
    return [r ?? 0, g ?? 0, b ?? 0];
  };
  return [row(0), row(1), row(2)];
}

/** Strengthens the channels of a matrix, each by its own factor. */
const tint = ([r, g, b]: Matrix3, [red, green, blue]: Row): Matrix3 => [
  [r[0] * red, r[1] * red, r[2] * red],
  [g[0] * green, g[1] * green, g[2] * green],
  [b[0] * blue, b[1] * blue, b[2] * blue],
];

const NONE: Recipe = { matrix: saturate(1), curves: all(STRAIGHT) };

const RECIPES: Readonly<Record<Look, Recipe>> = {
  none: NONE,
  vivid: { matrix: saturate(1.32), curves: all(SOFT_S) },
  warm: { matrix: tint(saturate(1.06), [1.06, 1.01, 0.86]), curves: all(STRAIGHT) },
  cool: { matrix: tint(saturate(0.96), [0.93, 1, 1.1]), curves: all(STRAIGHT) },
  golden: {
    matrix: tint(saturate(1.1), [1.06, 1.0, 0.8]),
    curves: [
      [
        [0, 0.06],
        [0.5, 0.56],
        [1, 1],
      ],
      [
        [0, 0.03],
        [0.5, 0.52],
        [1, 0.98],
      ],
      [
        [0, 0.02],
        [0.5, 0.46],
        [1, 0.86],
      ],
    ],
  },
  rose: {
    matrix: tint(saturate(0.92), [1.04, 0.96, 0.98]),
    curves: [
      [
        [0, 0.08],
        [0.5, 0.57],
        [1, 1],
      ],
      [
        [0, 0.04],
        [0.5, 0.5],
        [1, 0.95],
      ],
      [
        [0, 0.08],
        [0.5, 0.53],
        [1, 0.95],
      ],
    ],
  },
  mint: {
    matrix: tint(saturate(0.82), [0.93, 1.03, 0.99]),
    curves: [
      [
        [0, 0.03],
        [0.5, 0.48],
        [1, 0.95],
      ],
      [
        [0, 0.09],
        [0.5, 0.56],
        [1, 1],
      ],
      [
        [0, 0.09],
        [0.5, 0.54],
        [1, 0.97],
      ],
    ],
  },
  dusk: {
    matrix: tint(saturate(0.85), [1, 0.92, 1.04]),
    curves: [
      [
        [0, 0.05],
        [0.3, 0.24],
        [0.7, 0.74],
        [1, 1],
      ],
      [
        [0, 0.02],
        [0.3, 0.22],
        [0.7, 0.64],
        [1, 0.9],
      ],
      [
        [0, 0.16],
        [0.3, 0.36],
        [0.7, 0.66],
        [1, 0.84],
      ],
    ],
  },
  matte: { matrix: saturate(0.78), curves: all(FADED) },
  film: {
    matrix: tint(saturate(0.76), [1.02, 1, 0.97]),
    curves: [
      [
        [0, 0.04],
        [0.25, 0.2],
        [0.75, 0.84],
        [1, 0.98],
      ],
      [
        [0, 0.05],
        [0.25, 0.24],
        [0.75, 0.78],
        [1, 0.96],
      ],
      [
        [0, 0.065],
        [0.25, 0.245],
        [0.75, 0.7],
        [1, 0.86],
      ],
    ],
  },
  sepia: {
    matrix: [LUMA, LUMA, LUMA],
    curves: [
      [
        [0, 0.1],
        [0.5, 0.6],
        [1, 1],
      ],
      [
        [0, 0.06],
        [0.5, 0.48],
        [1, 0.94],
      ],
      [
        [0, 0.04],
        [0.5, 0.35],
        [1, 0.8],
      ],
    ],
  },
  silver: {
    matrix: [LUMA, LUMA, LUMA],
    curves: all([
      [0, 0.06],
      [0.5, 0.55],
      [1, 1],
    ]),
  },
  noir: {
    matrix: [
      [0.35, 0.6, 0.05],
      [0.35, 0.6, 0.05],
      [0.35, 0.6, 0.05],
    ],
    curves: all(STRONG_S),
  },
  pop: {
    matrix: saturate(1.75),
    curves: all([
      [0, 0],
      [0.2, 0.13],
      [0.5, 0.54],
      [0.8, 0.91],
      [1, 1],
    ]),
  },
};

/** In the order in which they are offered; the first is the photo as it is. */
export const LOOKS: readonly Look[] = [
  'none',
  'vivid',
  'warm',
  'golden',
  'rose',
  'film',
  'matte',
  'cool',
  'mint',
  'dusk',
  'pop',
  'sepia',
  'silver',
  'noir',
];

export const isPlain = ({ look, adjustments }: Treatment): boolean =>
  look === 'none' &&
  adjustments.brightness === 0 &&
  adjustments.contrast === 0 &&
  adjustments.saturation === 0;

/** The curve's height at x; straight lines would show as bands of tone, so it is smooth at its points (Fritsch-Carlson). */
function heightOf(curve: Curve, x: number): number {
  const at = Math.max(
    curve.findIndex(([right], index) => index > 0 && x <= right),
    1,
  );
  const [x0, y0] = curve[at - 1] ?? [0, 0];
  const [x1, y1] = curve[at] ?? [1, 1];
  const slope = (from: number): number => {
    const [one, other] = [curve[from], curve[from + 1]];
    return one && other ? (other[1] - one[1]) / (other[0] - one[0]) : 0;
  };
  const own = slope(at - 1);
  const bend = (other: number): number => (own <= 0 || other <= 0 ? 0 : (2 * own * other) / (own + other));
  const startSlope = at === 1 ? own : bend(slope(at - 2));
  const endSlope = at === curve.length - 1 ? own : bend(slope(at));
  const width = x1 - x0;
  const t = (x - x0) / width;
  return (
    (2 * t ** 3 - 3 * t ** 2 + 1) * y0 +
    (t ** 3 - 2 * t ** 2 + t) * width * startSlope +
    (-2 * t ** 3 + 3 * t ** 2) * y1 +
    (t ** 3 - t ** 2) * width * endSlope
  );
}

/** Brighter by a gamma, which leaves black and white where they are; more contrast about the middle grey. */
function adjustTone(value: number, { brightness, contrast }: Adjustments): number {
  const bright = value ** (2 ** -brightness);
  const factor = contrast < 0 ? 1 + 0.7 * contrast : 1 + contrast;
  return (bright - 0.5) * factor + 0.5;
}

function tableOf(curve: Curve, adjustments: Adjustments): Uint8ClampedArray {
  const table = new Uint8ClampedArray(256);
  for (let value = 0; value < 256; value++) {
    table[value] = 255 * adjustTone(Math.min(Math.max(heightOf(curve, value / 255), 0), 1), adjustments);
  }
  return table;
}

const times = (one: Matrix3, other: Matrix3): Matrix3 => {
  const row = ([a, b, c]: Row): Row => [
    a * other[0][0] + b * other[1][0] + c * other[2][0],
    a * other[0][1] + b * other[1][1] + c * other[2][1],
    a * other[0][2] + b * other[1][2] + c * other[2][2],
  ];
  return [row(one[0]), row(one[1]), row(one[2])];
};

/**
 * Makes the function that treats RGBA bytes where they lie. Transparency stays as it is. A look that is made once can
 * treat a picture in pieces.
 */
export function treatmentOf({ look, adjustments }: Treatment): (pixels: Uint8ClampedArray) => void {
  const { matrix, curves } = RECIPES[look];
  const { saturation } = adjustments;
  const strength = saturation < 0 ? 1 + saturation : 1 + 1.2 * saturation;
  const [[rr, rg, rb], [gr, gg, gb], [br, bg, bb]] = times(matrix, saturate(strength));
  const [reds, greens, blues] = curves.map((curve) => tableOf(curve, adjustments));
  if (!reds || !greens || !blues) throw new Error('a look has three curves');
  const inByte = (value: number): number => (value <= 0 ? 0 : value >= 255 ? 255 : (value + 0.5) | 0);
  return (pixels) => {
    for (let at = 0; at < pixels.length; at += 4) {
      const [r, g, b] = [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0];
      pixels[at] = reds[inByte(rr * r + rg * g + rb * b)] ?? 0;
      pixels[at + 1] = greens[inByte(gr * r + gg * g + gb * b)] ?? 0;
      pixels[at + 2] = blues[inByte(br * r + bg * g + bb * b)] ?? 0;
    }
  };
}

/** Treats RGBA bytes where they lie. */
export function treatPixels(pixels: Uint8ClampedArray, treatment: Treatment): void {
  treatmentOf(treatment)(pixels);
}
