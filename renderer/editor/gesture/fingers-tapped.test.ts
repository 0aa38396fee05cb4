import { describe, expect, it } from 'vitest';
import { TAPS } from './gesture-settings.ts';
import { finger, land, lift, move, play, start, targetOf } from './test-kit/play-gesture.ts';
import type { GestureInput } from './types.ts';

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
