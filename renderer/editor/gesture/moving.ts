import type { Placement } from '../geometry/placement.ts';
import type { Guide } from '../geometry/snap.ts';
import { withoutFinger } from './fingers.ts';
import type { Finger, GestureEffect, GestureInput, GestureStep, MovingState, Subject } from './types.ts';

/**
 * Takes hold of the layer anew, from where it is shown now and with the fingers that are down now: one drags, two
 * pinch. As everything is reckoned from this moment, a finger that lands or lifts moves nothing.
 */
export function hold({ layerId, placement, lines }: Subject, fingers: readonly Finger[]): MovingState {
  const held = { layerId, lines, fingers, start: placement, startFingers: fingers, placement };
  return fingers.length >= 2 ? { kind: 'pinching', ...held } : { kind: 'dragging', ...held };
}

/** The step in which a layer is shown somewhere else. */
export function show(
  state: MovingState,
  fingers: readonly Finger[],
  placement: Placement,
  guides: readonly Guide[],
): GestureStep {
  const moved: GestureEffect = { kind: 'moved', layerId: state.layerId, placement, guides };
  return { state: { ...state, fingers, placement }, effects: [moved] };
}

const release = (state: MovingState): GestureStep => ({
  state: { kind: 'idle' },
  effects: [{ kind: 'released', layerId: state.layerId, placement: state.placement }],
});

/** What all moving states do alike when fingers come and go. */
export function changeFingers(
  state: MovingState,
  input: Exclude<GestureInput, { kind: 'fingersMoved' }>,
): GestureStep {
  switch (input.kind) {
    case 'fingerLanded':
      return {
        state: hold(state, [...state.fingers, input.finger]),
        effects: [],
      };
    case 'fingerLifted': {
      const left = withoutFinger(state.fingers, input.fingerId);
      if (left.length === state.fingers.length) return { state, effects: [] };
      if (left.length === 0) return release(state);
      return { state: hold(state, left), effects: [] };
    }
    case 'fingersLost':
      return release(state);
  }
}
