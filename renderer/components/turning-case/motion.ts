import { assertNever } from '../../../shared/domain/assert-never.ts';
import { MOST_PITCH_DEG, type View } from './view.ts';

/** How the case moves between the touches. All of it in degrees and milliseconds. */
export const MOTION = {
  /** Of a finger's way that is as wide as the picture. */
  degreesPerWidth: 200,
  /** Of its speed, what is left after this while. */
  halvedAfterMs: 150,
  /** Slower than this it has come to rest. */
  restingDegPerMs: 0.004,
  /** How long it stays as the shopper left it. */
  pauseMs: 1400,
  /** The spring's own beat: it has come home after about three of these. */
  springMs: 190,
  /** No faster than this, however the finger threw it. */
  mostDegPerMs: 1.1,
} as const;

/** A three-quarter view: back and one side. */
export const REST: View = { yawDeg: -30, pitchDeg: 8 };

/** The picture as it is printed, and the side that is seen from the left or the right. */
export const STRAIGHT: View = { yawDeg: 0, pitchDeg: 0 };
export const LEFT_SIDE: View = { yawDeg: 66, pitchDeg: 6 };
export const RIGHT_SIDE: View = { yawDeg: -66, pitchDeg: 6 };
/** From here it turns to its rest when it is first seen. */
export const INVITATION: View = { yawDeg: 26, pitchDeg: 2 };
/** For each press of an arrow key. */
export const KEY_STEP_DEG = 12;

export type Motion = Turn &
  (
    | { readonly kind: 'held' }
    | { readonly kind: 'coasting' }
    | { readonly kind: 'waiting'; readonly leftMs: number }
    | { readonly kind: 'homing'; readonly goal: View }
    | { readonly kind: 'still' }
  );

interface Turn {
  readonly view: View;
  /** Degrees per millisecond. */
  readonly yawSpeed: number;
  readonly pitchSpeed: number;
}

const STOPPED = { yawSpeed: 0, pitchSpeed: 0 } as const;

const held = (value: number, most: number): number => Math.min(Math.max(value, -most), most);

export const stillAt = (view: View): Motion => ({ kind: 'still', view, ...STOPPED });

/** The same view by the shorter way round. */
export function nearest(goal: View, from: View): View {
  const turns = Math.round((from.yawDeg - goal.yawDeg) / 360);
  return { ...goal, yawDeg: goal.yawDeg + turns * 360 };
}

/** Turns the case to a view, from however it moves now. */
export const turnTo = (motion: Motion, goal: View): Extract<Motion, { kind: 'homing' }> => ({
  kind: 'homing',
  view: motion.view,
  yawSpeed: motion.yawSpeed,
  pitchSpeed: motion.pitchSpeed,
  goal: nearest(goal, motion.view),
});

/** Where the case goes to. */
export const goalOf = (motion: Motion): View => (motion.kind === 'homing' ? motion.goal : motion.view);

/** Turns it a little further, as an arrow key does. */
export function nudge(motion: Motion, yawDeg: number, pitchDeg: number): Motion {
  const goal = goalOf(motion);
  const next = { yawDeg: goal.yawDeg + yawDeg, pitchDeg: held(goal.pitchDeg + pitchDeg, MOST_PITCH_DEG) };
  return { ...turnTo(motion, next), goal: next };
}

/** A finger has moved by so much of the picture's width, in so many milliseconds. */
export function dragBy(motion: Motion, across: number, down: number, elapsedMs: number): Motion {
  const yaw = across * MOTION.degreesPerWidth;
  const pitch = down * MOTION.degreesPerWidth * 0.5;
  const speed = (deg: number): number => (elapsedMs > 0 ? held(deg / elapsedMs, MOTION.mostDegPerMs) : 0);
  return {
    kind: 'held',
    view: {
      yawDeg: motion.view.yawDeg + yaw,
      pitchDeg: held(motion.view.pitchDeg + pitch, MOST_PITCH_DEG),
    },
    yawSpeed: speed(yaw),
    pitchSpeed: speed(pitch),
  };
}

export const letGo = (motion: Motion): Motion => ({ ...turnOf(motion), kind: 'coasting' });

const turnOf = ({ view, yawSpeed, pitchSpeed }: Motion): Turn => ({ view, yawSpeed, pitchSpeed });

/** What has become of the motion after `elapsedMs`. */
export function advance(motion: Motion, elapsedMs: number): Motion {
  switch (motion.kind) {
    case 'held':
    case 'still':
      return motion;
    case 'coasting':
      return coast(motion, elapsedMs);
    case 'waiting':
      return motion.leftMs > elapsedMs
        ? { ...motion, leftMs: motion.leftMs - elapsedMs }
        : turnTo(motion, REST);
    case 'homing':
      return springHome(motion, elapsedMs);
    default:
      return assertNever(motion);
  }
}

/** For those who want nothing to move by itself: the case is at once where it was going, or stays where it was left. */
export function settle(motion: Motion): Motion {
  switch (motion.kind) {
    case 'homing':
      return stillAt(motion.goal);
    case 'coasting':
    case 'waiting':
      return stillAt(motion.view);
    case 'held':
    case 'still':
      return motion;
    default:
      return assertNever(motion);
  }
}

function coast(motion: Motion, elapsedMs: number): Motion {
  const left = 0.5 ** (elapsedMs / MOTION.halvedAfterMs);
  // The way that a slowing speed makes in this time.
  const wayMs = ((1 - left) * MOTION.halvedAfterMs) / Math.LN2;
  const view = {
    yawDeg: motion.view.yawDeg + motion.yawSpeed * wayMs,
    pitchDeg: held(motion.view.pitchDeg + motion.pitchSpeed * wayMs, MOST_PITCH_DEG),
  };
  const [yawSpeed, pitchSpeed] = [motion.yawSpeed * left, motion.pitchSpeed * left];
  const resting = Math.hypot(yawSpeed, pitchSpeed) < MOTION.restingDegPerMs;
  return resting
    ? { kind: 'waiting', view, ...STOPPED, leftMs: MOTION.pauseMs }
    : { kind: 'coasting', view, yawSpeed, pitchSpeed };
}

/** Less than this nobody sees. */
const HOME = { deg: 0.05, degPerMs: 0.0005 } as const;

/** One step of a spring that does not swing over, exact for any length of step. */
function spring(away: number, speed: number, elapsedMs: number): readonly [number, number] {
  const beat = 1 / MOTION.springMs;
  const left = Math.exp(-beat * elapsedMs);
  const push = speed + beat * away;
  return [(away + push * elapsedMs) * left, (speed - beat * push * elapsedMs) * left];
}

function springHome(motion: Extract<Motion, { kind: 'homing' }>, elapsedMs: number): Motion {
  const { view, goal } = motion;
  const [yaw, yawSpeed] = spring(view.yawDeg - goal.yawDeg, motion.yawSpeed, elapsedMs);
  const [pitch, pitchSpeed] = spring(view.pitchDeg - goal.pitchDeg, motion.pitchSpeed, elapsedMs);
  const home = Math.hypot(yaw, pitch) < HOME.deg && Math.hypot(yawSpeed, pitchSpeed) < HOME.degPerMs;
  if (home) return stillAt(goal);
  return {
    kind: 'homing',
    goal,
    view: { yawDeg: goal.yawDeg + yaw, pitchDeg: goal.pitchDeg + pitch },
    yawSpeed,
    pitchSpeed,
  };
}
