import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPlacement, anyPoint, testCase } from '../geometry/arbitraries.ts';
import { centreOfArea, printArea } from '../geometry/areas.ts';
import { moveBy, type Placement, type PointMm, toLayerSpace } from '../geometry/placement.ts';
import { hold } from './moving.ts';
import { IDLE, stepGesture } from './step.ts';
import type { Finger, GestureContext, GestureEffect, GestureInput, GestureState, Target } from './types.ts';

const area = printArea(testCase());
const free: GestureContext = {
  // Room without end, so that nothing but the fingers moves the photo.
  area: { widthMm: 4000, heightMm: 4000 },
  centre: centreOfArea(area),
  slopMm: 1,
  snapMm: 0,
};
const snapping: GestureContext = { ...free, area, snapMm: 2 };

const start: Placement = { centreXMm: 600, centreYMm: 700, widthMm: 80, heightMm: 60, rotationDeg: 10 };
const targetOf = (placement: Placement, handle: Target['handle'] = null): Target => ({
  moves: { layerId: 'photo', placement },
  taps: 'photo',
  handle,
});
const finger = (fingerId: number, xMm: number, yMm: number): Finger => ({ fingerId, at: { xMm, yMm } });
const land = (one: Finger, target = targetOf(start)): GestureInput => ({
  kind: 'fingerLanded',
  finger: one,
  target,
});
const move = (...fingers: Finger[]): GestureInput => ({ kind: 'fingersMoved', fingers });
const lift = (fingerId: number): GestureInput => ({ kind: 'fingerLifted', fingerId });

/** Plays a gesture, and gives where it ends and all that it asked for. */
function play(inputs: readonly GestureInput[], context = free) {
  let state: GestureState = IDLE;
  const effects: GestureEffect[] = [];
  for (const input of inputs) {
    const step = stepGesture(state, input, context);
    state = step.state;
    effects.push(...step.effects);
  }
  return { state, effects };
}

const shownAt = (effects: readonly GestureEffect[]): Placement => {
  const last = effects.findLast((effect) => effect.kind === 'moved');
  if (last?.kind !== 'moved') throw new Error('nothing was moved');
  return last.placement;
};

function expectAlike(one: Placement, other: Placement): void {
  expect(one.centreXMm).toBeCloseTo(other.centreXMm, 6);
  expect(one.centreYMm).toBeCloseTo(other.centreYMm, 6);
  expect(one.widthMm).toBeCloseTo(other.widthMm, 6);
  expect(one.rotationDeg).toBeCloseTo(other.rotationDeg, 6);
}

describe('tapping', () => {
  it('selects what is under the finger and moves nothing', () => {
    const { state, effects } = play([land(finger(1, 600, 700)), move(finger(1, 600.5, 700)), lift(1)]);
    expect(effects).toEqual([{ kind: 'selected', layerId: 'photo' }]);
    expect(state).toEqual(IDLE);
  });

  it('takes the selection away beside everything', () => {
    const nothing: Target = { moves: null, taps: null, handle: null };
    const { effects } = play([land(finger(1, 0, 0), nothing), lift(1)]);
    expect(effects).toEqual([{ kind: 'selected', layerId: null }]);
  });

  it('is no tap any more once the finger went far, even where there is nothing to move', () => {
    const nothing: Target = { moves: null, taps: null, handle: null };
    const { effects } = play([land(finger(1, 0, 0), nothing), move(finger(1, 30, 0)), lift(1)]);
    expect(effects).toEqual([]);
  });
});

describe('dragging', () => {
  it('moves the photo by as much as the finger went since it was taken hold of', () => {
    const { effects } = play([
      land(finger(1, 600, 700)),
      move(finger(1, 602, 700)),
      move(finger(1, 612, 725)),
      lift(1),
    ]);
    expect(effects.map((effect) => effect.kind)).toEqual(['grabbed', 'moved', 'released']);
    expectAlike(shownAt(effects), { ...start, centreXMm: 610, centreYMm: 725 });
  });

  it('snaps to the middle of the case and says so', () => {
    const placed = { ...start, centreXMm: 50, centreYMm: 40 };
    const { effects } = play(
      [
        land(finger(1, 50, 40), targetOf(placed)),
        move(finger(1, 48, 40)),
        move(finger(1, 48 - (50 - free.centre.xMm) + 1.5, 40)),
      ],
      snapping,
    );
    expect(shownAt(effects).centreXMm).toBe(free.centre.xMm);
    expect(effects.at(-1)).toMatchObject({ guides: [{ kind: 'vertical', xMm: free.centre.xMm }] });
  });
});

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
        const placement = moveBy(anyWhere, 600, 600);
        const { effects } = play([
          land({ fingerId: 1, at: one }, targetOf(placement)),
          land({ fingerId: 2, at: other }, targetOf(placement)),
          move({ fingerId: 1, at: oneNow }, { fingerId: 2, at: otherNow }),
        ]);
        const shown = shownAt(effects);
        // Sizes and places at which the limits hold the photo are another test's matter.
        fc.pre([shown.centreXMm, shown.centreYMm].every((at) => at > 50 && at < 1850));
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

describe('fingers that come and go', () => {
  const anyFinger = fc.integer({ min: 1, max: 4 });
  const anyEvent = fc.oneof(
    fc.record({ kind: fc.constant('land'), id: anyFinger, at: anyPoint }),
    fc.record({ kind: fc.constant('lift'), id: anyFinger, at: anyPoint }),
    fc.record({ kind: fc.constant('move'), id: anyFinger, at: anyPoint }),
  );

  it('never move the photo by landing or lifting: only moving moves', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        const first = finger(0, 40, 80);
        let state: GestureState = hold('photo', { ...start, centreXMm: 40, centreYMm: 80 }, [first]);
        let down: Finger[] = [first];
        for (const { kind, id, at } of events) {
          if (state.kind === 'idle' || state.kind === 'pressing') break;
          const before: Placement = state.placement;
          if (kind === 'land' && !down.some(({ fingerId }) => fingerId === id)) {
            down = [...down, { fingerId: id, at }];
            state = stepGesture(state, land({ fingerId: id, at }), snapping).state;
          } else if (kind === 'lift') {
            down = down.filter(({ fingerId }) => fingerId !== id);
            state = stepGesture(state, lift(id), snapping).state;
          } else {
            down = down.map((one) => (one.fingerId === id ? { fingerId: id, at } : one));
            state = stepGesture(state, move(...down), snapping).state;
            continue;
          }
          if (state.kind === 'idle' || state.kind === 'pressing') break;
          expect(state.placement).toEqual(before);
          // The fingers as they are, again: nothing may move, or the photo would jump with the next event.
          const again = stepGesture(state, move(...down), snapping);
          expectAlike(shownAt(again.effects), before);
        }
      }),
    );
  });

  it('go on as a drag when one of two lifts, and as a pinch when it lands again', () => {
    const { state, effects } = play([
      land(finger(1, 600, 700)),
      land(finger(2, 640, 700)),
      move(finger(1, 600, 700), finger(2, 680, 700)),
      lift(1),
      move(finger(2, 690, 710)),
      land(finger(3, 600, 700)),
      move(finger(2, 690, 710), finger(3, 645, 705)),
    ]);
    expect(state.kind).toBe('pinching');
    expect(effects.filter((effect) => effect.kind === 'released')).toEqual([]);
    expect(shownAt(effects).widthMm).toBeCloseTo(80, 5);
  });

  it('end in one release, with the last place shown', () => {
    const { effects } = play([
      land(finger(1, 600, 700)),
      land(finger(2, 640, 700)),
      move(finger(1, 590, 690), finger(2, 660, 720)),
      lift(2),
      move(finger(1, 580, 690)),
      lift(1),
    ]);
    const released = effects.filter((effect) => effect.kind === 'released');
    expect(released).toEqual([{ kind: 'released', layerId: 'photo', placement: shownAt(effects) }]);
  });

  it('keep what was done when the system takes them away', () => {
    const { state, effects } = play([
      land(finger(1, 600, 700)),
      move(finger(1, 605, 700)),
      move(finger(1, 625, 700)),
      { kind: 'fingersLost' },
    ]);
    expect(state).toEqual(IDLE);
    expect(effects.at(-1)).toMatchObject({ kind: 'released', placement: { centreXMm: 620 } });
  });
});

describe('handles', () => {
  it('scale about the centre, by as much as the finger went out', () => {
    const { effects } = play([
      land(finger(1, 640, 730), targetOf(start, 'resize')),
      move(finger(1, 680, 760)),
      lift(1),
    ]);
    expectAlike(shownAt(effects), { ...start, widthMm: 160, heightMm: 120 });
  });

  it('turn about the centre, by as much as the finger went round', () => {
    const { effects } = play([
      land(finger(1, 600, 760), targetOf(start, 'rotate')),
      move(finger(1, 560, 700)),
    ]);
    expectAlike(shownAt(effects), { ...start, rotationDeg: 100 });
  });

  it('snap to a right angle while turning', () => {
    const { effects } = play(
      [land(finger(1, 600, 760), targetOf(start, 'rotate')), move(finger(1, 540, 709))],
      { ...free, snapMm: 2 },
    );
    expect(shownAt(effects).rotationDeg).toBe(90);
  });

  it('become a pinch when a second finger lands, without a jump', () => {
    const { state, effects } = play([
      land(finger(1, 640, 730), targetOf(start, 'resize')),
      move(finger(1, 660, 745)),
      land(finger(2, 500, 700)),
    ]);
    expect(state.kind).toBe('pinching');
    expect(state).toMatchObject({ placement: shownAt(effects), start: shownAt(effects) });
  });
});
