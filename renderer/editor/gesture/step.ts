import { assertNever } from '../../../shared/domain/assert-never.ts';
import { dragging } from './dragging.ts';
import { idle } from './idle.ts';
import { pinching } from './pinching.ts';
import { pressing } from './pressing.ts';
import { resizing } from './resizing.ts';
import { rotating } from './rotating.ts';
import type { GestureContext, GestureInput, GestureState, GestureStep } from './types.ts';

export const IDLE: GestureState = { kind: 'idle' };

/** The one way in which a gesture goes on. Pure: nothing but its arguments decides what comes out. */
export function stepGesture(state: GestureState, input: GestureInput, context: GestureContext): GestureStep {
  switch (state.kind) {
    case 'idle':
      return idle(state, input);
    case 'pressing':
      return pressing(state, input, context);
    case 'dragging':
      return dragging(state, input, context);
    case 'pinching':
      return pinching(state, input, context);
    case 'resizing':
      return resizing(state, input, context);
    case 'rotating':
      return rotating(state, input, context);
    default:
      return assertNever(state);
  }
}
