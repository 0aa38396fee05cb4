import { describe, expect, it } from 'vitest';
import { finger, land, lift, move, play } from './test-kit/play-gesture.ts';
import type { Target } from './types.ts';

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
