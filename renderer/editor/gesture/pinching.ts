import { keepReachable, limitScale } from '../geometry/limits.ts';
import { pinchBetween, transformPlacement } from '../geometry/similarity.ts';
import { snapTurn } from '../geometry/snap.ts';
import { firstPair, followFingers } from './fingers.ts';
import { changeFingers, show } from './moving.ts';
import type { GestureContext, GestureInput, GestureStep, Pinching } from './types.ts';

/** Two fingers move, turn and scale the layer about the point between them. A third finger waits for its turn. */
export function pinching(state: Pinching, input: GestureInput, context: GestureContext): GestureStep {
  if (input.kind !== 'fingersMoved') return changeFingers(state, input);
  const fingers = followFingers(state.fingers, input.fingers);
  const [from, to] = [firstPair(state.startFingers), firstPair(fingers)];
  if (!from || !to) return { state, effects: [] };
  const pinch = pinchBetween(from, to);
  const turn =
    context.snapMm === 0
      ? { turnDeg: pinch.turnDeg, guides: [] }
      : snapTurn(state.start.rotationDeg, pinch.turnDeg);
  const placement = transformPlacement(
    { ...pinch, turnDeg: turn.turnDeg, scale: limitScale(state.start, pinch.scale) },
    state.start,
  );
  return show(state, fingers, keepReachable(placement, context.area), turn.guides);
}
