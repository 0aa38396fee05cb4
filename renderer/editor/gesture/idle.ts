import type { GestureInput, GestureStep, Idle } from './types.ts';

/** Nothing is held. The first finger may be about to tap, so it takes hold of nothing before it moves. */
export function idle(state: Idle, input: GestureInput): GestureStep {
  if (input.kind !== 'fingerLanded') return { state, effects: [] };
  const fingers = [input.finger];
  return {
    state: {
      kind: 'pressing',
      fingers,
      landed: fingers,
      target: input.target,
      sinceMs: input.atMs,
      most: 1,
      spoilt: false,
      lastTap: state.lastTap,
    },
    effects: [],
  };
}
