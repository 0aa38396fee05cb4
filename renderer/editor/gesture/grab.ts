import { assertNever } from '../../../shared/domain/assert-never.ts';
import { dragging } from './dragging.ts';
import { hold } from './moving.ts';
import { pinching } from './pinching.ts';
import { resizing } from './resizing.ts';
import { rotating } from './rotating.ts';
import type { Finger, GestureContext, GestureStep, MovingState, Pressing, Subject, Target } from './types.ts';

function heldBy(handle: Target['handle'], subject: Subject, landed: readonly Finger[]): MovingState {
  const held = hold(subject, landed);
  if (landed.length > 1) return held;
  switch (handle) {
    case 'resize':
      return { ...held, kind: 'resizing' };
    case 'rotate':
      return { ...held, kind: 'rotating' };
    case null:
      return held;
    default:
      return assertNever(handle);
  }
}

function follow(state: MovingState, fingers: readonly Finger[], context: GestureContext): GestureStep {
  const moved = { kind: 'fingersMoved', fingers } as const;
  switch (state.kind) {
    case 'dragging':
      return dragging(state, moved, context);
    case 'pinching':
      return pinching(state, moved, context);
    case 'resizing':
      return resizing(state, moved, context);
    case 'rotating':
      return rotating(state, moved, context);
    default:
      return assertNever(state);
  }
}

/**
 * Fingers that pressed have begun to move: they take hold of what is under them. A single finger has gone the whole slop
 * by then, which is left out, or the layer would jump. Two fingers, or one on a handle, have hardly moved: what they
 * touched stays exactly under them.
 */
export function grab(
  state: Pressing,
  subject: Subject,
  fingers: readonly Finger[],
  context: GestureContext,
): GestureStep {
  const grabbed = { kind: 'grabbed', layerId: subject.layerId } as const;
  if (fingers.length === 1 && state.target.handle === null) {
    return { state: hold(subject, fingers), effects: [grabbed] };
  }
  const { state: next, effects } = follow(
    heldBy(state.target.handle, subject, state.landed),
    fingers,
    context,
  );
  return { state: next, effects: [grabbed, ...effects] };
}
