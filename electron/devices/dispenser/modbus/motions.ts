import { DISPENSER_DELAYS } from '../delays.ts';
import type { MotionResult } from '../motion-memory.ts';
import type { ModbusDispenserConfig, Output } from './config.ts';
import { createMotionWatch, type MotionWatch } from './motion-watch.ts';
import type { Outputs } from './outputs.ts';
import type { Readings } from './readings.ts';

/** `annulled`: nothing has moved. `unsettled`: the board was lost on the way, so it has to be asked once it is back. */
export type MotionEnd = MotionResult | { readonly kind: 'annulled' } | { readonly kind: 'unsettled' };

export interface MotionGround {
  readonly config: ModbusDispenserConfig;
  readonly outputs: Outputs;
  readNow(): Promise<Readings | null>;
  latest(): Readings | null;
  onReadings(listener: (readings: Readings | null) => void): () => void;
  waitFor<Found>(find: (readings: Readings) => Found | null, limitMs: number): Promise<Found | null>;
  /** Puts it on disk that from now on the case may be moving. Throws when it cannot. */
  setMoving(dropsBefore: number | null): void;
}

const failed = (reason: Extract<MotionResult, { kind: 'failed' }>['reason']) =>
  ({ kind: 'failed', reason }) as const;

const isStuck = (readings: Readings) => readings.jam || readings.motorFault || readings.door === 'open';

/** Lift, push out, and follow the case through the light curtain. */
export async function runDispense(ground: MotionGround): Promise<MotionEnd> {
  const { config, outputs } = ground;
  const { lift, lower, pushOut } = config.wiring;
  if (lift && !(await moveLift(ground, lift, true))) return failed('liftFault');
  const before = await ground.readNow();
  // The lift takes seconds, and hands are quick: look again before anything falls.
  if (before?.tray !== 'empty' || isStuck(before)) return { kind: 'annulled' };
  ground.setMoving(before.drops);
  const watch = createMotionWatch(before);
  const forget = ground.onReadings(watch.see);
  try {
    const pushed = await outputs.run(pushOut, (readings) => watch.hasSeenDrop() || isStuck(readings));
    if (pushed === 'stayed') return { kind: 'annulled' };
    const end = await followDrop(ground, watch);
    if (end.kind !== 'succeeded' || !lower) return end;
    return (await moveLift(ground, lower, false)) ? end : failed('liftFault');
  } finally {
    forget();
  }
}

async function followDrop(ground: MotionGround, watch: MotionWatch): Promise<MotionEnd> {
  const limitMs = ground.config.dropLimitSeconds * 1000;
  const isEnough = (readings: Readings) =>
    watch.hasSeenDrop() || watch.stuckBy() !== null || isStuck(readings);
  await waitUnless(ground, isEnough, limitMs);
  // Also after a jam: the case may have come free of it at the last moment.
  await ground.waitFor(() => (watch.drops() === 'several' ? true : null), DISPENSER_DELAYS.secondItemMs);
  const last = await ground.readNow();
  if (!last) return { kind: 'unsettled' };
  switch (watch.drops()) {
    case 'one':
      return { kind: 'succeeded' };
    case 'several':
      return failed('doubleDrop');
    case 'unknown':
      return { kind: 'unknown' };
    default:
      return failed(watch.stuckBy() ?? 'noDrop');
  }
}

/** Feeds one blank and waits until it lies where the printer takes it. */
export async function runFeed(ground: MotionGround, feed: Output): Promise<MotionEnd> {
  const before = await ground.readNow();
  if (before?.feedPosition !== 'empty' || isStuck(before)) return { kind: 'annulled' };
  ground.setMoving(null);
  const watch = createMotionWatch(before);
  const forget = ground.onReadings(watch.see);
  const isThere = (readings: Readings) => readings.feedPosition === 'occupied';
  const isEnough = (readings: Readings) => isThere(readings) || watch.stuckBy() !== null || isStuck(readings);
  try {
    const fed = await ground.outputs.run(feed, isEnough);
    if (fed === 'stayed') return { kind: 'annulled' };
    await waitUnless(ground, isEnough, ground.config.feedLimitSeconds * 1000);
    const last = await ground.readNow();
    if (!last) return { kind: 'unsettled' };
    return isThere(last) ? { kind: 'succeeded' } : failed(watch.stuckBy() ?? 'noFeed');
  } finally {
    forget();
  }
}

/** Waits for a reading that is enough, unless the latest one is already. */
async function waitUnless(ground: MotionGround, isEnough: (readings: Readings) => boolean, limitMs: number) {
  const latest = ground.latest();
  if (latest && isEnough(latest)) return;
  await ground.waitFor((readings) => (isEnough(readings) ? true : null), limitMs);
}

async function moveLift(ground: MotionGround, output: Output, up: boolean): Promise<boolean> {
  if (!ground.config.wiring.liftUp) return (await ground.outputs.run(output, isStuck)) === 'ran';
  const isThere = (readings: Readings) => readings.liftUp === up;
  const ran = await ground.outputs.run(output, (readings) => isThere(readings) || isStuck(readings));
  if (ran === 'stayed') return false;
  const latest = ground.latest();
  if (latest && isThere(latest)) return true;
  const limitMs = ground.config.liftLimitSeconds * 1000;
  return (await ground.waitFor((readings) => (isThere(readings) ? true : null), limitMs)) ?? false;
}
