import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../../state/manual-clock.ts';
import { countDown } from './count-down.ts';
import { CAMERA_DELAYS } from './delays.ts';

function setUp() {
  const clock = new ManualClock();
  const seen: (number | 'end')[] = [];
  const callOff = countDown(3, clock, {
    onCount: (left) => seen.push(left),
    onEnd: () => seen.push('end'),
  });
  return { clock, seen, callOff };
}

describe('the countdown', () => {
  it('shows three, two, one, and then takes the picture, once', () => {
    const { clock, seen } = setUp();
    expect(seen).toEqual([3]);
    clock.advance(CAMERA_DELAYS.countMs);
    expect(seen).toEqual([3, 2]);
    clock.advance(10 * CAMERA_DELAYS.countMs);
    expect(seen).toEqual([3, 2, 1, 'end']);
  });

  it('takes no picture of a shopper who has called it off', () => {
    const { clock, seen, callOff } = setUp();
    clock.advance(CAMERA_DELAYS.countMs);
    callOff();
    clock.advance(10 * CAMERA_DELAYS.countMs);
    expect(seen).toEqual([3, 2]);
  });
});
