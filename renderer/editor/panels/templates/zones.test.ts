import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCase, testCase } from '../../geometry/arbitraries.ts';
import { safeArea } from '../../geometry/areas.ts';
import { cutOutBox, fitAspect, largestFree, overlap, zonesOf } from './zones.ts';

const ISLAND = { kind: 'island', xMm: 4, yMm: 4, widthMm: 36, heightMm: 38, radiusMm: 9 } as const;

describe('the zones of a case', () => {
  it('have a stage below all cameras, and a board of 2 to 3 in its middle', () => {
    const { stage, board } = zonesOf(testCase({ cutOuts: [ISLAND] }));
    expect(stage).toEqual({ xMm: 7, yMm: 48, widthMm: 64, heightMm: 99 });
    expect(board.widthMm / board.heightMm).toBeCloseTo(2 / 3, 9);
    expect(board.yMm - stage.yMm).toBeCloseTo(stage.yMm + stage.heightMm - board.yMm - board.heightMm, 9);
  });

  it('have the place beside the cameras on top, and none where a bar fills the width', () => {
    expect(zonesOf(testCase({ cutOuts: [ISLAND] })).top).toEqual({
      xMm: 46,
      yMm: 7,
      widthMm: 25,
      heightMm: 41,
    });
    const bar = { ...ISLAND, kind: 'bar', widthMm: 64 } as const;
    expect(zonesOf(testCase({ cutOuts: [bar] })).top).toBeNull();
  });

  it('have the largest free place for a stage where a camera sits low', () => {
    const low = { ...ISLAND, yMm: 90 };
    const geometry = testCase({ cutOuts: [low] });
    const { stage } = zonesOf(geometry);
    expect(overlap(stage, cutOutBox(low, geometry.wrapMm))).toBe(false);
    expect(stage.heightMm).toBeGreaterThan(60);
  });

  it('lie inside the safe area of any case, clear of its cameras', () => {
    fc.assert(
      fc.property(anyCase, (geometry) => {
        const { stage, board, top } = zonesOf(geometry);
        const safe = safeArea(geometry);
        for (const area of [stage, board, ...(top ? [top] : [])]) {
          expect(area.xMm).toBeGreaterThanOrEqual(safe.xMm - 1e-9);
          expect(area.xMm + area.widthMm).toBeLessThanOrEqual(safe.xMm + safe.widthMm + 1e-9);
          expect(area.yMm + area.heightMm).toBeLessThanOrEqual(safe.yMm + safe.heightMm + 1e-9);
          for (const cutOut of geometry.cutOuts) {
            expect(overlap(area, cutOutBox(cutOut, geometry.wrapMm))).toBe(false);
          }
        }
      }),
    );
  });

  it('find no free place where there is none', () => {
    const area = { xMm: 0, yMm: 0, widthMm: 10, heightMm: 10 };
    expect(largestFree(area, [area])).toBeNull();
    expect(largestFree(area, [{ ...area, xMm: 4 }])).toEqual({ ...area, widthMm: 4 });
  });

  it('fit proportions into the middle', () => {
    const area = { xMm: 10, yMm: 0, widthMm: 40, heightMm: 10 };
    expect(fitAspect(area, 1)).toEqual({ xMm: 25, yMm: 0, widthMm: 10, heightMm: 10 });
  });
});
