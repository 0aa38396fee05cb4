/** All waits of the on-screen keyboard, in milliseconds. */
export const KEYBOARD_DELAYS = {
  /** How long a key is held before it repeats. */
  repeatAfterMs: 420,
  /** From one repetition to the next. */
  repeatEveryMs: 65,
} as const;
