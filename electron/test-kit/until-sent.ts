import { expect } from 'vitest';

const STEP_MS = 30_000;

/** Lets the pauses of a sender go by, one after the other, each with the real request behind it, until it is so. */
export async function untilSent(
  clock: { advance(ms: number): Promise<void> },
  isReached: () => boolean,
): Promise<void> {
  await expect
    .poll(
      async () => {
        await clock.advance(STEP_MS);
        return isReached();
      },
      { timeout: 8_000, interval: 5 },
    )
    .toBe(true);
}
