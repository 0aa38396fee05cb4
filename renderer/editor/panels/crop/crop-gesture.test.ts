import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CropHold, followCrop } from './crop-gesture.ts';
import { cornerAt, pictureUnder, seenCrop, windowFor, windowOver } from './crop-view.ts';

const picture = { width: 1600, height: 1200 };
const view = { widthPx: 600, heightPx: 440 };
const crop = { x: 0.3, y: 0.2, width: 0.4, height: 0.5 };
const window = windowFor(crop, picture, view);
const hold: CropHold = { crop, window, corner: null, from: [{ xPx: 300, yPx: 220 }] };

describe('the window of the crop view', () => {
  it('lies in the middle, undistorted, over the part that is shown', () => {
    expect(window.widthPx / window.heightPx).toBeCloseTo((0.4 * 1600) / (0.5 * 1200));
    expect(window.leftPx * 2 + window.widthPx).toBeCloseTo(view.widthPx);
    const over = windowOver(pictureUnder(window, crop), crop);
    expect(over.leftPx).toBeCloseTo(window.leftPx);
    expect(over.heightPx).toBeCloseTo(window.heightPx);
  });

  it('is taken hold of at its corners', () => {
    expect(cornerAt(window, { xPx: window.leftPx - 20, yPx: window.topPx + 20 })).toBe('topLeft');
    expect(cornerAt(window, { xPx: 300, yPx: 220 })).toBeNull();
  });

  it('shows a mirrored picture the other way round, and back', () => {
    expect(seenCrop(seenCrop(crop, true), true)).toEqual({ ...crop, x: expect.closeTo(crop.x, 9) });
  });
});

describe('fingers in the crop view', () => {
  it('carry the picture along', () => {
    const moved = followCrop(hold, [{ xPx: 300 + window.widthPx / 4, yPx: 220 }]);
    expect(moved).toEqual({ ...crop, x: expect.closeTo(0.2, 9) });
  });

  it('keep what they pinch under them', () => {
    const inView = fc.record({
      xPx: fc.integer({ min: 250, max: 350 }),
      yPx: fc.integer({ min: 170, max: 270 }),
    });
    fc.assert(
      fc.property(inView, inView, fc.integer({ min: -20, max: 20 }), (one, other, by) => {
        fc.pre(Math.hypot(one.xPx - other.xPx, one.yPx - other.yPx) > 30);
        const to = [one, { xPx: other.xPx + by, yPx: other.yPx + by }] as const;
        fc.pre(Math.hypot(to[0].xPx - to[1].xPx, to[0].yPx - to[1].yPx) > 30);
        const next = followCrop({ ...hold, from: [one, other] }, to);
        // At the picture's edges it is held back.
        fc.pre(
          next.x > 0.001 && next.y > 0.001 && next.x + next.width < 0.999 && next.y + next.height < 0.999,
        );
        const middleOf = (at: readonly { xPx: number; yPx: number }[], now: typeof crop) => {
          const lies = pictureUnder(window, now);
          const x = ((at[0]?.xPx ?? 0) + (at[1]?.xPx ?? 0)) / 2;
          const y = ((at[0]?.yPx ?? 0) + (at[1]?.yPx ?? 0)) / 2;
          return [(x - lies.leftPx) / lies.widthPx, (y - lies.topPx) / lies.heightPx] as const;
        };
        const [before, after] = [middleOf([one, other], crop), middleOf(to, next)];
        expect(after[0]).toBeCloseTo(before[0], 6);
        expect(after[1]).toBeCloseTo(before[1], 6);
      }),
      // Zoomed out and carried: on its way the part would reach beyond the picture, where it ends it does not.
      { examples: [[{ xPx: 250, yPx: 219 }, { xPx: 281, yPx: 261 }, -16]] },
    );
  });

  it('move nothing by resting', () => {
    const from = [
      { xPx: 280, yPx: 200 },
      { xPx: 330, yPx: 240 },
    ];
    expect(followCrop({ ...hold, from }, from)).toEqual(crop);
    expect(followCrop({ ...hold, corner: 'topLeft' }, hold.from)).toEqual({
      ...crop,
      width: expect.closeTo(crop.width, 9),
      height: expect.closeTo(crop.height, 9),
    });
  });
});
