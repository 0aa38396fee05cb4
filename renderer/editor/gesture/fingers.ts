import type { FingerPair } from '../geometry/similarity.ts';
import type { Finger } from './types.ts';

/** The same fingers, in the order in which they landed, at their new places. One that is not among them stays. */
export function followFingers(fingers: readonly Finger[], moved: readonly Finger[]): readonly Finger[] {
  return fingers.map((finger) => moved.find((other) => other.fingerId === finger.fingerId) ?? finger);
}

export const withoutFinger = (fingers: readonly Finger[], fingerId: number): readonly Finger[] =>
  fingers.filter((finger) => finger.fingerId !== fingerId);

/** The two earliest fingers: those that pinch. */
export function firstPair(fingers: readonly Finger[]): FingerPair | null {
  const [one, other] = fingers;
  return one && other ? [one.at, other.at] : null;
}
