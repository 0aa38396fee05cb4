import { keepReachable } from '../geometry/limits.ts';
import { moveBy } from '../geometry/placement.ts';
import { snapToLines } from '../geometry/snap.ts';
import { followFingers } from './fingers.ts';
import { changeFingers, show } from './moving.ts';
import type { Dragging, GestureContext, GestureInput, GestureStep } from './types.ts';

/** One finger moves the layer. The point that was touched stays under the finger, but for snapping. */
export function dragging(state: Dragging, input: GestureInput, context: GestureContext): GestureStep {
  if (input.kind !== 'fingersMoved') return changeFingers(state, input);
  const fingers = followFingers(state.fingers, input.fingers);
  const [from, to] = [state.startFingers[0], fingers[0]];
  if (!from || !to) return { state, effects: [] };
  const carried = moveBy(state.start, to.at.xMm - from.at.xMm, to.at.yMm - from.at.yMm);
  const kept = keepReachable(carried, context.area);
  if (context.snapMm === 0) return show(state, fingers, kept, []);
  const snapped = snapToLines(state.start, kept, state.lines, context.snapMm);
  return show(state, fingers, snapped.placement, snapped.guides);
}
