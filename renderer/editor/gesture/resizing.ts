import { keepReachable, limitScale } from '../geometry/limits.ts';
import { centreOf, type PointMm } from '../geometry/placement.ts';
import { about, transformPlacement } from '../geometry/similarity.ts';
import { followFingers } from './fingers.ts';
import { changeFingers, show } from './moving.ts';
import type { GestureContext, GestureInput, GestureStep, Resizing } from './types.ts';

const distanceMm = (one: PointMm, other: PointMm): number =>
  Math.hypot(one.xMm - other.xMm, one.yMm - other.yMm);

/** A corner handle scales the layer about its centre: as many times nearer or farther as the finger is. */
export function resizing(state: Resizing, input: GestureInput, context: GestureContext): GestureStep {
  if (input.kind !== 'fingersMoved') return changeFingers(state, input);
  const fingers = followFingers(state.fingers, input.fingers);
  const [from, to] = [state.startFingers[0], fingers[0]];
  if (!from || !to) return { state, effects: [] };
  const centre = centreOf(state.start);
  const scale = distanceMm(centre, to.at) / Math.max(distanceMm(centre, from.at), 0.001);
  const placement = transformPlacement(about(centre, limitScale(state.start, scale), 0), state.start);
  return show(state, fingers, keepReachable(placement, context.area), []);
}
