import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPlacement, anyPoint, testCase } from '../geometry/arbitraries.ts';
import { centreOfArea, printArea } from '../geometry/areas.ts';
import { moveBy, type Placement, type PointMm, toLayerSpace } from '../geometry/placement.ts';
import { snapLines } from '../geometry/snap.ts';
import { TAPS } from './gesture-settings.ts';
import { hold } from './moving.ts';
import { IDLE, stepGesture } from './step.ts';
import type { Finger, GestureContext, GestureEffect, GestureInput, GestureState, Target } from './types.ts';

const area = printArea(testCase());
const free: GestureContext = {
  // Room without end, so that nothing but the fingers moves the photo.
  area: { widthMm: 4000, heightMm: 4000 },
  slopMm: 1,
  snapMm: 0,
};
const snapping: GestureContext = { ...free, area, snapMm: 2 };

const middle = centreOfArea(area);
const lines = snapLines([], middle, []);
const start: Placement = { centreXMm: 600, centreYMm: 700, widthMm: 80, heightMm: 60, rotationDeg: 10 };
const targetOf = (placement: Placement, handle: Target['handle'] = null): Target => ({
  moves: { layerId: 'photo', placement, lines },
  taps: 'photo',
  handle,
});
const finger = (fingerId: number, xMm: number, yMm: number): Finger => ({ fingerId, at: { xMm, yMm } });
const land = (one: Finger, target = targetOf(start), atMs = 0): GestureInput => ({
  kind: 'fingerLanded',
  finger: one,
  target,
  atMs,
});
const move = (...fingers: Finger[]): GestureInput => ({ kind: 'fingersMoved', fingers });
const lift = (fingerId: number, atMs = 100): GestureInput => ({ kind: 'fingerLifted', fingerId, atMs });

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
    expect(state.kind).toBe('idle');
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

describe('tapping twice', () => {
  const tapAt = (atMs: number, target = targetOf(start), xMm = 600): GestureInput[] => [
    land(finger(1, xMm, 700), target, atMs),
    lift(1, atMs + 60),
  ];
  const doubled = (effects: readonly GestureEffect[]) =>
    effects.filter((effect) => effect.kind === 'doubleTapped');

  it('is a double tap on one layer, shortly after each other', () => {
    expect(doubled(play([...tapAt(0), ...tapAt(200)]).effects)).toEqual([
      { kind: 'doubleTapped', layerId: 'photo' },
    ]);
  });

  it('is none on another layer, elsewhere, or later', () => {
    const other: Target = { ...targetOf(start), taps: 'other' };
    expect(doubled(play([...tapAt(0), ...tapAt(200, other)]).effects)).toEqual([]);
    expect(doubled(play([...tapAt(0), ...tapAt(200, targetOf(start), 620)]).effects)).toEqual([]);
    expect(doubled(play([...tapAt(0), ...tapAt(TAPS.doubleMs + 1)]).effects)).toEqual([]);
  });

  it('needs two more taps for the next one', () => {
    const { effects } = play([...tapAt(0), ...tapAt(150), ...tapAt(300), ...tapAt(450)]);
    expect(doubled(effects)).toHaveLength(2);
  });
});

describe('tapping with several fingers', () => {
  const tapped = (...inputs: GestureInput[]) => play(inputs).effects;

  it('is told with their number, and moves and selects nothing', () => {
    const one = land(finger(1, 600, 700));
    const two = land(finger(2, 620, 700), targetOf(start), 30);
    const three = land(finger(3, 640, 700), targetOf(start), 50);
    expect(tapped(one, two, lift(1), lift(2, 130))).toEqual([{ kind: 'fingersTapped', count: 2 }]);
    expect(tapped(one, two, three, lift(2), lift(1), lift(3))).toEqual([{ kind: 'fingersTapped', count: 3 }]);
  });

  it('is none when a pinch begins, however short it is', () => {
    const pinch = [
      land(finger(1, 600, 700)),
      land(finger(2, 620, 700)),
      move(finger(1, 599, 700), finger(2, 621, 700)),
      lift(1, 60),
      lift(2, 61),
    ];
    expect(tapped(...pinch).map(({ kind }) => kind)).toEqual(['grabbed', 'moved', 'released']);
  });

  it('is none when the fingers rest before they lift', () => {
    expect(
      tapped(land(finger(1, 600, 700)), land(finger(2, 620, 700)), lift(1, 100), lift(2, TAPS.fingersMs + 1)),
    ).toEqual([]);
  });

  it('is none when fingers come down one after the other', () => {
    expect(
      tapped(
        land(finger(1, 600, 700)),
        land(finger(2, 620, 700)),
        lift(1),
        land(finger(3, 640, 700)),
        lift(2),
        lift(3),
      ),
    ).toEqual([]);
  });

  it('is one also where the first of them came down on a handle', () => {
    expect(
      tapped(
        land(finger(1, 600, 700), targetOf(start, 'resize')),
        land(finger(2, 620, 700)),
        lift(1),
        lift(2),
      ),
    ).toEqual([{ kind: 'fingersTapped', count: 2 }]);
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
        move(finger(1, 48 - (50 - middle.xMm) + 1.5, 40)),
      ],
      snapping,
    );
    expect(shownAt(effects).centreXMm).toBe(middle.xMm);
    expect(effects.at(-1)).toMatchObject({ guides: [{ kind: 'vertical', xMm: middle.xMm }] });
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

  const crowd = snapLines([{ xMm: 3, yMm: 3, widthMm: 72, heightMm: 148 }], middle, [
    { centreXMm: 20, centreYMm: 60, widthMm: 30, heightMm: 20, rotationDeg: 0 },
    { centreXMm: 55, centreYMm: 100, widthMm: 20, heightMm: 40, rotationDeg: 90 },
  ]);

  it('never move the photo by landing or lifting: only moving moves', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        const first = finger(0, 40, 80);
        let state: GestureState = hold(
          { layerId: 'photo', placement: { ...start, centreXMm: 40, centreYMm: 80 }, lines: crowd },
          [first],
        );
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
