import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPoint } from '../geometry/arbitraries.ts';
import type { Placement } from '../geometry/placement.ts';
import { snapLines } from '../geometry/snap.ts';
import { hold } from './moving.ts';
import { IDLE, stepGesture } from './step.ts';
import {
  expectAlike,
  finger,
  land,
  lift,
  middle,
  move,
  play,
  shownAt,
  snapping,
  start,
} from './test-kit/play-gesture.ts';
import type { Finger, GestureState } from './types.ts';

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
