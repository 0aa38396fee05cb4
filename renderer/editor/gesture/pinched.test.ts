import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPlacement, anyPoint } from '../geometry/arbitraries.ts';
import { keepReachable } from '../geometry/limits.ts';
import { moveBy, type Placement, type PointMm, toLayerSpace } from '../geometry/placement.ts';
import {
  finger,
  free,
  land,
  move,
  play,
  shownAt,
  snapping,
  start,
  targetOf,
} from './test-kit/play-gesture.ts';

describe('pinching', () => {
  it('keeps the touched points of the photo under both fingers', () => {
    const anywhere = anyPoint.map(({ xMm, yMm }) => ({ xMm: xMm + 600, yMm: yMm + 600 }));
    const apart = fc
      .tuple(anywhere, anywhere, anywhere, anywhere)
      .filter(
        ([a, b, c, d]) =>
          Math.hypot(a.xMm - b.xMm, a.yMm - b.yMm) > 20 && Math.hypot(c.xMm - d.xMm, c.yMm - d.yMm) > 20,
      );
    fc.assert(
      fc.property(anyPlacement, apart, (anyWhere, [one, other, oneNow, otherNow]) => {
        // Fingers that rest hold nothing yet.
        fc.pre(Math.hypot(one.xMm - oneNow.xMm, one.yMm - oneNow.yMm) > free.slopMm);
        const placement = moveBy(anyWhere, 600, 600);
        const { effects } = play([
          land({ fingerId: 1, at: one }, targetOf(placement)),
          land({ fingerId: 2, at: other }, targetOf(placement)),
          move({ fingerId: 1, at: oneNow }, { fingerId: 2, at: otherNow }),
        ]);
        const shown = shownAt(effects);
        // Sizes and places at which the limits hold the photo are another test's matter.
        fc.pre([shown.centreXMm, shown.centreYMm].every((at) => at > 50 && at < 1850));
        // A large one, turned, may be held although its centre is not near the edge: this one could still go on.
        const fartherOut = moveBy(shown, -1, -1);
        const kept = keepReachable(fartherOut, free.area);
        fc.pre(kept.centreXMm === fartherOut.centreXMm && kept.centreYMm === fartherOut.centreYMm);
        fc.pre(
          Math.min(shown.widthMm, shown.heightMm) > 8.01 && Math.max(shown.widthMm, shown.heightMm) < 1899,
        );
        const held = (at: PointMm, from: Placement) => {
          const local = toLayerSpace(from, at);
          return [local.xMm / from.widthMm, local.yMm / from.heightMm] as const;
        };
        for (const [before, now] of [
          [one, oneNow],
          [other, otherNow],
        ] as const) {
          expect(held(now, shown)[0]).toBeCloseTo(held(before, placement)[0], 4);
          expect(held(now, shown)[1]).toBeCloseTo(held(before, placement)[1], 4);
        }
      }),
    );
  });

  it('snaps upright and says so', () => {
    const { effects } = play(
      [
        land(finger(1, 20, 40), targetOf({ ...start, centreXMm: 40, centreYMm: 40 })),
        land(finger(2, 60, 40)),
        move(finger(1, 20, 43), finger(2, 60, 37)),
      ],
      snapping,
    );
    expect(shownAt(effects).rotationDeg).toBe(0);
    expect(effects.at(-1)).toMatchObject({ guides: [{ kind: 'upright' }] });
  });
});
