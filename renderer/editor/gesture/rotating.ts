import { keepReachable } from '../geometry/limits.ts';
import { centreOf, degrees, type PointMm } from '../geometry/placement.ts';
import { about, transformPlacement } from '../geometry/similarity.ts';
import { snapTurn } from '../geometry/snap.ts';
import { followFingers } from './fingers.ts';
import { changeFingers, show } from './moving.ts';
import type { GestureContext, GestureInput, GestureStep, Rotating } from './types.ts';

const directionDeg = (from: PointMm, to: PointMm): number =>
  degrees(Math.atan2(to.yMm - from.yMm, to.xMm - from.xMm));

/** The turning handle turns the layer about its centre by as much as the finger went round it. */
export function rotating(state: Rotating, input: GestureInput, context: GestureContext): GestureStep {
  if (input.kind !== 'fingersMoved') return changeFingers(state, input);
  const fingers = followFingers(state.fingers, input.fingers);
  const [from, to] = [state.startFingers[0], fingers[0]];
  if (!from || !to) return { state, effects: [] };
  const centre = centreOf(state.start);
  const freeDeg = directionDeg(centre, to.at) - directionDeg(centre, from.at);
  const turn =
    context.snapMm === 0 ? { turnDeg: freeDeg, guides: [] } : snapTurn(state.start.rotationDeg, freeDeg);
  const placement = transformPlacement(about(centre, 1, turn.turnDeg), state.start);
  return show(state, fingers, keepReachable(placement, context.area), turn.guides);
}
