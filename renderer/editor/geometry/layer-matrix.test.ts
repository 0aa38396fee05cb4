import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPlacement } from './arbitraries.ts';
import { applyMatrix, layerMatrix } from './layer-matrix.ts';
import { cornersOf } from './placement.ts';

describe('layer matrix', () => {
  it("carries the picture's corners to the layer's corners, at any resolution", () => {
    fc.assert(
      fc.property(anyPlacement, fc.double({ min: 1, max: 30, noNaN: true }), (placement, pixelsPerMm) => {
        const matrix = layerMatrix(placement, pixelsPerMm);
        const unit = [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
        ] as const;
        cornersOf(placement).forEach((corner, index) => {
          const [u, v] = unit[index] ?? [0, 0];
          const [x, y] = applyMatrix(matrix, u, v);
          expect(x).toBeCloseTo(corner.xMm * pixelsPerMm, 5);
          expect(y).toBeCloseTo(corner.yMm * pixelsPerMm, 5);
        });
      }),
    );
  });
});
