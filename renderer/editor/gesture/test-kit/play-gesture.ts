import { expect } from 'vitest';
import { testCase } from '../../geometry/arbitraries.ts';
import { centreOfArea, printArea } from '../../geometry/areas.ts';
import type { Placement } from '../../geometry/placement.ts';
import { snapLines } from '../../geometry/snap.ts';
import { IDLE, stepGesture } from '../step.ts';
import type { Finger, GestureContext, GestureEffect, GestureInput, GestureState, Target } from '../types.ts';

const area = printArea(testCase());
export const free: GestureContext = {
  // Room without end, so that nothing but the fingers moves the photo.
  area: { widthMm: 4000, heightMm: 4000 },
  slopMm: 1,
  snapMm: 0,
};
export const snapping: GestureContext = { ...free, area, snapMm: 2 };

export const middle = centreOfArea(area);
const lines = snapLines([], middle, []);
export const start: Placement = {
  centreXMm: 600,
  centreYMm: 700,
  widthMm: 80,
  heightMm: 60,
  rotationDeg: 10,
};
export const targetOf = (placement: Placement, handle: Target['handle'] = null): Target => ({
  moves: { layerId: 'photo', placement, lines },
  taps: 'photo',
  handle,
});
export const finger = (fingerId: number, xMm: number, yMm: number): Finger => ({
  fingerId,
  at: { xMm, yMm },
});
export const land = (one: Finger, target = targetOf(start), atMs = 0): GestureInput => ({
  kind: 'fingerLanded',
  finger: one,
  target,
  atMs,
});
export const move = (...fingers: Finger[]): GestureInput => ({ kind: 'fingersMoved', fingers });
export const lift = (fingerId: number, atMs = 100): GestureInput => ({
  kind: 'fingerLifted',
  fingerId,
  atMs,
});

/** Plays a gesture, and gives where it ends and all that it asked for. */
export function play(inputs: readonly GestureInput[], context = free) {
  let state: GestureState = IDLE;
  const effects: GestureEffect[] = [];
  for (const input of inputs) {
    const step = stepGesture(state, input, context);
    state = step.state;
    effects.push(...step.effects);
  }
  return { state, effects };
}

export const shownAt = (effects: readonly GestureEffect[]): Placement => {
  const last = effects.findLast((effect) => effect.kind === 'moved');
  if (last?.kind !== 'moved') throw new Error('nothing was moved');
  return last.placement;
};

export function expectAlike(one: Placement, other: Placement): void {
  expect(one.centreXMm).toBeCloseTo(other.centreXMm, 6);
  expect(one.centreYMm).toBeCloseTo(other.centreYMm, 6);
  expect(one.widthMm).toBeCloseTo(other.widthMm, 6);
  expect(one.rotationDeg).toBeCloseTo(other.rotationDeg, 6);
}
