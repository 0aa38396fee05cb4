import { keepReachable, limitScale } from '../geometry/limits.ts';
import { pinchBetween, transformPlacement } from '../geometry/similarity.ts';
import { snapToLines, snapTurn } from '../geometry/snap.ts';
import { firstPair, followFingers } from './fingers.ts';
import { changeFingers, show } from './moving.ts';
import type { GestureContext, GestureInput, GestureStep, Pinching } from './types.ts';

/**
 * Two fingers move, turn and scale the layer about the point between them, and it snaps as in a drag. A third finger
 * waits for its turn.
 */
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
  const kept = keepReachable(placement, context.area);
  if (context.snapMm === 0) return show(state, fingers, kept, []);
  const snapped = snapToLines(state.start, kept, state.lines, context.snapMm);
  return show(state, fingers, snapped.placement, [...turn.guides, ...snapped.guides]);
}
