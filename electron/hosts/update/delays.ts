/** All waits of updates, in milliseconds. */
export const UPDATE_DELAYS = {
  /** After the start, before the first look for a newer version: the shop comes first. */
  firstCheckMs: 5 * 60_000,
  /** Between two looks. */
  checkMs: 6 * 60 * 60_000,
  /** How often it is looked whether an update may be put in now. */
  lookMs: 5_000,
  /** While the shop is open nobody must have used the kiosk for this long. */
  untouchedMs: 20 * 60_000,
  /** A new version has to be up for this long without a break to be kept. */
  proofMs: 2 * 60_000,
  /** A new version that has not proven itself for this long after it was put in is taken back. */
  trialMs: 15 * 60_000,
} as const;

/** A new version that was started this often and has not proven itself is taken back. */
export const TRIAL_STARTS_MAX = 3;
