import type { Adjustments, Look } from '../../../shared/domain/design.ts';
import { saturate, times } from './colour-matrix.ts';
import { RECIPES } from './look-recipes.ts';
import { type Curve, heightOf } from './tone-curve.ts';

/** Colour treatments of photos: pure functions on RGBA bytes, the same on the page and in the print worker. */

export interface Treatment {
  readonly look: Look;
  readonly adjustments: Adjustments;
}

export const isPlain = ({ look, adjustments }: Treatment): boolean =>
  look === 'none' &&
  adjustments.brightness === 0 &&
  adjustments.contrast === 0 &&
  adjustments.saturation === 0;

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
