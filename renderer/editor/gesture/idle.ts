import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { GestureInput, GestureState, GestureStep, Idle, Subject, Target } from './types.ts';

function begin(
  target: Target,
  subject: Subject,
  input: Extract<GestureInput, { kind: 'fingerLanded' }>,
): GestureState {
  const fingers = [input.finger];
  const held = {
    layerId: subject.layerId,
    fingers,
    start: subject.placement,
    startFingers: fingers,
    placement: subject.placement,
  };
  switch (target.handle) {
    case 'resize':
      return { kind: 'resizing', ...held };
    case 'rotate':
      return { kind: 'rotating', ...held };
    case null:
      return { kind: 'pressing', fingers, target, landedAt: input.finger.at };
    default:
      return assertNever(target.handle);
  }
}

/** Nothing is held: the first finger takes hold of a handle at once, of anything else only when it moves. */
export function idle(state: Idle, input: GestureInput): GestureStep {
  if (input.kind !== 'fingerLanded') return { state, effects: [] };
  const { target, finger } = input;
  if (!target.moves) {
    return { state: { kind: 'pressing', fingers: [finger], target, landedAt: finger.at }, effects: [] };
  }
  const next = begin(target, target.moves, input);
  const grabbed = target.handle !== null;
  return { state: next, effects: grabbed ? [{ kind: 'grabbed', layerId: target.moves.layerId }] : [] };
}
