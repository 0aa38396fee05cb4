import type { MotionResult } from '../motion-memory.ts';
import type { DispenserTrouble } from '../types.ts';

export type VmcProgress = { readonly kind: 'moving' } | MotionResult;

const MOVING: VmcProgress = { kind: 'moving' };
const SUCCEEDED: VmcProgress = { kind: 'succeeded' };
const failed = (reason: Extract<MotionResult, { kind: 'failed' }>['reason']): VmcProgress => ({
  kind: 'failed',
  reason,
});

/**
 * Status of message 04. Some boards say 24 at the end of a plain drop, though it stands for a meal taken out of an oven.
 * Source: VMC – upper computer V3.0, 4.3.3.
 */
const DISPENSE_CODES: Readonly<Record<number, VmcProgress>> = {
  1: MOVING,
  2: SUCCEEDED,
  3: failed('jam'),
  4: failed('motor'),
  6: failed('motor'),
  7: failed('liftFault'),
  16: MOVING,
  17: MOVING,
  18: failed('liftFault'),
  19: failed('liftFault'),
  36: SUCCEEDED,
  /** The board gave up: the motor turned its turns, and nothing passed the drop sensor. */
  255: failed('noDrop'),
};

/** A code that nobody knows is no verdict: the motion goes on until its limit. */
export const progressOf = (status: number): VmcProgress => DISPENSE_CODES[status] ?? MOVING;

/** State of message 54. Source: VMC – upper computer V3.0, 4.3.6. */
export const MACHINE_STATE = {
  normal: 0x00,
  itemInLift: 0x01,
  doorOpen: 0x02,
  liftFault: 0x03,
  liftSelfTest: 0x04,
} as const;

const MACHINE_TROUBLE: Readonly<Record<number, DispenserTrouble>> = {
  [MACHINE_STATE.doorOpen]: 'doorOpen',
  [MACHINE_STATE.liftFault]: 'lift',
  [MACHINE_STATE.liftSelfTest]: 'lift',
};
export const machineTroubleOf = (state: number): DispenserTrouble | null => MACHINE_TROUBLE[state] ?? null;

/** State of message 02. Anything but normal is a slot that must not be driven. Source: the same, 4.3.1. */
export const SLOT_NORMAL = 0x01;
const SLOT_STATES: Readonly<Record<number, string>> = {
  2: 'is sold out',
  3: 'does not exist',
  4: 'is paused',
  5: 'waits for the lift to be emptied',
  6: 'waits for the delivery door',
  7: 'has a lift fault',
  8: 'waits for the lift’s self-test',
  23: 'has a motor fault',
  24: 'has a motor fault',
};
export const slotObstacle = (state: number): string | null =>
  state === SLOT_NORMAL ? null : (SLOT_STATES[state] ?? `answers ${state.toString(16)}`);
