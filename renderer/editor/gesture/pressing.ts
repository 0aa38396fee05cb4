import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { PointMm } from '../geometry/placement.ts';
import { followFingers, withoutFinger } from './fingers.ts';
import { hold } from './moving.ts';
import type { Finger, GestureContext, GestureInput, GestureStep, Pressing } from './types.ts';

const STILL: GestureStep['effects'] = [];

function grab(state: Pressing, fingers: readonly Finger[]): GestureStep {
  const subject = state.target.moves;
  if (!subject) return { state: { ...state, fingers }, effects: STILL };
  return {
    state: hold(subject.layerId, subject.placement, fingers),
    effects: [{ kind: 'grabbed', layerId: subject.layerId }],
  };
}

const tap = (state: Pressing): GestureStep => ({
  state: { kind: 'idle' },
  effects: [{ kind: 'selected', layerId: state.target.taps }],
});

const wentFar = (from: PointMm, finger: Finger | undefined, slopMm: number): boolean =>
  finger !== undefined && Math.hypot(finger.at.xMm - from.xMm, finger.at.yMm - from.yMm) > slopMm;

/** A finger is down and may become a tap, a drag (when it moves) or a pinch (when a second lands). */
export function pressing(state: Pressing, input: GestureInput, context: GestureContext): GestureStep {
  switch (input.kind) {
    case 'fingerLanded':
      return grab(state, [...state.fingers, input.finger]);
    case 'fingersMoved': {
      const fingers = followFingers(state.fingers, input.fingers);
      if (!wentFar(state.landedAt, fingers[0], context.slopMm)) {
        return { state: { ...state, fingers }, effects: STILL };
      }
      return grab(state, fingers);
    }
    case 'fingerLifted': {
      const left = withoutFinger(state.fingers, input.fingerId);
      if (left.length > 0) return { state: { ...state, fingers: left }, effects: STILL };
      const moved = wentFar(state.landedAt, state.fingers[0], context.slopMm);
      return moved ? { state: { kind: 'idle' }, effects: STILL } : tap(state);
    }
    case 'fingersLost':
      return { state: { kind: 'idle' }, effects: STILL };
    default:
      return assertNever(input);
  }
}
