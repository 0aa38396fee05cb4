import type { Readings } from './readings.ts';

const COUNTER_RANGE = 0x1_0000;

export type Drops = 'none' | 'one' | 'several' | 'unknown';

/**
 * How many items fell between two values of the board's counter. `hadGap`: the board was out of reach in between, so it
 * may have lost power, and a count that stands where it stood proves nothing.
 */
export function countedDrops(before: number, now: number, hadGap: boolean): Drops {
  const fallen = (now - before + COUNTER_RANGE) % COUNTER_RANGE;
  // A counter does not run backwards: it began anew.
  if (fallen >= COUNTER_RANGE / 2) return 'unknown';
  if (fallen === 0) return hadGap ? 'unknown' : 'none';
  return fallen === 1 ? 'one' : 'several';
}

/** Follows the drops of one motion, by the board's counter or else by the curtain as far as readings show it. */
export interface MotionWatch {
  see(readings: Readings | null): void;
  drops(): Drops;
  /** Something fell, whatever else happened. */
  hasSeenDrop(): boolean;
  /** What stopped the motor. A motor that is off draws no current, so the reading itself is gone soon. */
  stuckBy(): 'jam' | 'motor' | null;
}

export function createMotionWatch(first: Readings): MotionWatch {
  let latest = first;
  let hadGap = false;
  let edges = 0;
  let stuckBy: 'jam' | 'motor' | null = null;
  return {
    see: (readings) => {
      if (!readings) {
        hadGap = true;
        return;
      }
      if (readings.curtain && latest.curtain === false) edges++;
      stuckBy ??= readings.jam ? 'jam' : readings.motorFault ? 'motor' : null;
      latest = readings;
    },
    stuckBy: () => stuckBy,
    drops: () => {
      if (first.drops !== null && latest.drops !== null)
        return countedDrops(first.drops, latest.drops, hadGap);
      if (hadGap) return 'unknown';
      return edges === 0 ? 'none' : edges === 1 ? 'one' : 'several';
    },
    hasSeenDrop: () => {
      if (first.drops === null || latest.drops === null) return edges > 0;
      const counted = countedDrops(first.drops, latest.drops, false);
      return counted === 'one' || counted === 'several';
    },
  };
}
