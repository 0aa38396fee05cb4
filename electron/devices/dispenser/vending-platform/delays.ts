/** Delays of the vending platform's driver, in milliseconds, beside the limits that are configuration. */
export const VENDING_DELAYS = {
  /** How often it looks whether a motion is overdue. */
  lookMs: 500,
  /** A platform that could not be reached counts as away for this long: only an order can ask it. */
  awayMs: 15_000,
  longestAwayMs: 60_000,
} as const;
