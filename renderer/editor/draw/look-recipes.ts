import type { Look } from '../../../shared/domain/design.ts';
import { LUMA, type Matrix3, saturate, tint } from './colour-matrix.ts';
import type { Curve } from './tone-curve.ts';

/** What a look does: mixes the channels, then bends the tones of each. */
export interface Recipe {
  readonly matrix: Matrix3;
  /** Of all channels, or of red, green and blue. */
  readonly curves: readonly [Curve, Curve, Curve];
}

const through = (...points: Curve): Curve => points;

const STRAIGHT = through([0, 0], [1, 1]);
const SOFT_S = through([0, 0], [0.25, 0.21], [0.75, 0.8], [1, 1]);
const STRONG_S = through([0, 0], [0.25, 0.16], [0.5, 0.5], [0.75, 0.86], [1, 1]);
const FADED = through([0, 0.1], [0.3, 0.31], [0.7, 0.72], [1, 0.93]);

const all = (curve: Curve): Recipe['curves'] => [curve, curve, curve];

/** The looks as data: a new one is a new entry here. */
export const RECIPES: Readonly<Record<Look, Recipe>> = {
  none: { matrix: saturate(1), curves: all(STRAIGHT) },
  vivid: { matrix: saturate(1.32), curves: all(SOFT_S) },
  warm: { matrix: tint(saturate(1.06), [1.06, 1.01, 0.86]), curves: all(STRAIGHT) },
  cool: { matrix: tint(saturate(0.96), [0.93, 1, 1.1]), curves: all(STRAIGHT) },
  golden: {
    matrix: tint(saturate(1.1), [1.06, 1.0, 0.8]),
    curves: [
      through([0, 0.06], [0.5, 0.56], [1, 1]),
      through([0, 0.03], [0.5, 0.52], [1, 0.98]),
      through([0, 0.02], [0.5, 0.46], [1, 0.86]),
    ],
  },
  rose: {
    matrix: tint(saturate(0.92), [1.04, 0.96, 0.98]),
    curves: [
      through([0, 0.08], [0.5, 0.57], [1, 1]),
      through([0, 0.04], [0.5, 0.5], [1, 0.95]),
      through([0, 0.08], [0.5, 0.53], [1, 0.95]),
    ],
  },
  mint: {
    matrix: tint(saturate(0.82), [0.93, 1.03, 0.99]),
    curves: [
      through([0, 0.03], [0.5, 0.48], [1, 0.95]),
      through([0, 0.09], [0.5, 0.56], [1, 1]),
      through([0, 0.09], [0.5, 0.54], [1, 0.97]),
    ],
  },
  dusk: {
    matrix: tint(saturate(0.85), [1, 0.92, 1.04]),
    curves: [
      through([0, 0.05], [0.3, 0.24], [0.7, 0.74], [1, 1]),
      through([0, 0.02], [0.3, 0.22], [0.7, 0.64], [1, 0.9]),
      through([0, 0.16], [0.3, 0.36], [0.7, 0.66], [1, 0.84]),
    ],
  },
  matte: { matrix: saturate(0.78), curves: all(FADED) },
  film: {
    matrix: tint(saturate(0.76), [1.02, 1, 0.97]),
    curves: [
      through([0, 0.04], [0.25, 0.2], [0.75, 0.84], [1, 0.98]),
      through([0, 0.05], [0.25, 0.24], [0.75, 0.78], [1, 0.96]),
      through([0, 0.065], [0.25, 0.245], [0.75, 0.7], [1, 0.86]),
    ],
  },
  sepia: {
    matrix: [LUMA, LUMA, LUMA],
    curves: [
      through([0, 0.1], [0.5, 0.6], [1, 1]),
      through([0, 0.06], [0.5, 0.48], [1, 0.94]),
      through([0, 0.04], [0.5, 0.35], [1, 0.8]),
    ],
  },
  silver: {
    matrix: [LUMA, LUMA, LUMA],
    curves: all(through([0, 0.06], [0.5, 0.55], [1, 1])),
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
    curves: all(through([0, 0], [0.2, 0.13], [0.5, 0.54], [0.8, 0.91], [1, 1])),
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
