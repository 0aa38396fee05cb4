import { describe, expect, it } from 'vitest';
import { TAPS } from './gesture-settings.ts';
import { finger, land, lift, play, start, targetOf } from './test-kit/play-gesture.ts';
import type { GestureEffect, GestureInput, Target } from './types.ts';

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
