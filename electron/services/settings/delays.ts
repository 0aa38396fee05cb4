/** All delays of the tests that staff start, in milliseconds. The page waits 12 seconds for an answer. */
export const SETTINGS_DELAYS = {
  loginMs: 8_000,
  namesMs: 3_000,
  backendMs: 5_000,
  /** A clock that is wrong by more makes receipts and logs misleading. */
  clockWarnMs: 60_000,
  /** By more, and encrypted connections and day changes go wrong. */
  clockBadMs: 5 * 60_000,
  /** Before the kiosk restarts or ends: the answer to whoever ordered it goes out first. */
  afterAnswerMs: 300,
  /** A shut-down that has not failed by then is under way. */
  shutDownMs: 3_000,
} as const;
