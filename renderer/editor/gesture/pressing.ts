import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { PointMm } from '../geometry/placement.ts';
import { followFingers, withoutFinger } from './fingers.ts';
import { TAPS } from './gesture-settings.ts';
import { grab } from './grab.ts';
import type { Finger, GestureContext, GestureInput, GestureStep, Pressing } from './types.ts';

const distanceMm = (one: PointMm, other: PointMm): number =>
  Math.hypot(one.xMm - other.xMm, one.yMm - other.yMm);

function wentFar(state: Pressing, fingers: readonly Finger[], slopMm: number): boolean {
  const holding = fingers.length > 1 || state.target.handle !== null;
  const reachMm = holding ? slopMm * TAPS.holdingSlop : slopMm;
  return fingers.some((finger, index) => {
    const landed = state.landed[index];
    return landed !== undefined && distanceMm(landed.at, finger.at) > reachMm;
  });
}

function move(state: Pressing, fingers: readonly Finger[], context: GestureContext): GestureStep {
  if (!wentFar(state, fingers, context.slopMm)) return { state: { ...state, fingers }, effects: [] };
  const subject = state.target.moves;
  if (!subject) return { state: { ...state, fingers, spoilt: true }, effects: [] };
  return grab(state, subject, fingers, context);
}

/** One finger tapped: on the same layer as just before, that makes a double tap. */
function tap({ target, lastTap }: Pressing, at: PointMm, atMs: number, slopMm: number): GestureStep {
  const layerId = target.taps;
  const selected = { kind: 'selected', layerId } as const;
  if (layerId === null) return { state: { kind: 'idle' }, effects: [selected] };
  const isDouble =
    lastTap?.layerId === layerId &&
    atMs - lastTap.atMs <= TAPS.doubleMs &&
    distanceMm(lastTap.at, at) <= slopMm * TAPS.doubleSlops;
  if (isDouble) return { state: { kind: 'idle' }, effects: [selected, { kind: 'doubleTapped', layerId }] };
  return { state: { kind: 'idle', lastTap: { layerId, at, atMs } }, effects: [selected] };
}

function lift(
  state: Pressing,
  { fingerId, atMs }: Extract<GestureInput, { kind: 'fingerLifted' }>,
  slopMm: number,
): GestureStep {
  const last = state.fingers[0];
  const fingers = withoutFinger(state.fingers, fingerId);
  if (fingers.length > 0 || !last) {
    const landed = withoutFinger(state.landed, fingerId);
    return { state: { ...state, fingers, landed }, effects: [] };
  }
  if (state.spoilt) return { state: { kind: 'idle' }, effects: [] };
  if (state.most === 1) return tap(state, last.at, atMs, slopMm);
  const quick = atMs - state.sinceMs <= TAPS.fingersMs;
  return { state: { kind: 'idle' }, effects: quick ? [{ kind: 'fingersTapped', count: state.most }] : [] };
}

/** Fingers are down and may become a tap of one or of several, a drag (when one moves) or a pinch (when two do). */
export function pressing(state: Pressing, input: GestureInput, context: GestureContext): GestureStep {
  switch (input.kind) {
    case 'fingerLanded': {
      const fingers = [...state.fingers, input.finger];
      // Only fingers that come down together tap together: one that lands after another lifted plays a scale.
      const spoilt = state.spoilt || state.fingers.length < state.most;
      const most = Math.max(state.most, fingers.length);
      return { state: { ...state, fingers, landed: fingers, most, spoilt }, effects: [] };
    }
    case 'fingersMoved':
      return move(state, followFingers(state.fingers, input.fingers), context);
    case 'fingerLifted':
      return lift(state, input, context.slopMm);
    case 'fingersLost':
      return { state: { kind: 'idle' }, effects: [] };
    default:
      return assertNever(input);
  }
}
