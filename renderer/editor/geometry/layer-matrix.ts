import { type Placement, radians } from './placement.ts';

/** A canvas transform: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/**
 * Carries the unit square (the whole picture, 0 to 1 each way) to the layer's place, in pixels from the top left corner
 * of the print. The screen and the print both draw through this, so they cannot differ by more than resampling.
 */
export function layerMatrix(layer: Placement, pixelsPerMm: number): Matrix {
  const cos = Math.cos(radians(layer.rotationDeg));
  const sin = Math.sin(radians(layer.rotationDeg));
  const width = layer.widthMm * pixelsPerMm;
  const height = layer.heightMm * pixelsPerMm;
  const a = width * cos;
  const b = width * sin;
  const c = -height * sin;
  const d = height * cos;
  const e = layer.centreXMm * pixelsPerMm - (a + c) / 2;
  const f = layer.centreYMm * pixelsPerMm - (b + d) / 2;
  return [a, b, c, d, e, f];
}

export const applyMatrix = ([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] => [
  a * x + c * y + e,
  b * x + d * y + f,
];
