import type { Clock } from '../../../state/clock.ts';
import { CAMERA_DELAYS } from './delays.ts';

export interface CountDown {
  /** How many are left, the first at once. */
  readonly onCount: (left: number) => void;
  readonly onEnd: () => void;
}

/** Counts down to the picture. The returned function calls it off. */
export function countDown(from: number, clock: Clock, { onCount, onEnd }: CountDown): () => void {
  let callOff = () => {};
  const tick = (left: number): void => {
    if (left === 0) {
      onEnd();
      return;
    }
    onCount(left);
    callOff = clock.after(CAMERA_DELAYS.countMs, () => tick(left - 1));
  };
  tick(from);
  return () => callOff();
}
