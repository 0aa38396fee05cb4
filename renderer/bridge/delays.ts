/** Every delay of the bridge client, in milliseconds. */
export const BRIDGE_DELAYS = {
  /** A call that has no answer by then is `unavailable`. The slowest one, the PIN check, takes well under a second. */
  callDeadlineMs: 12_000,
  /** First wait before the socket is opened again; it doubles with every failure. */
  firstReconnectMs: 250,
  /** The longest wait between two attempts. The other side is on this machine, so trying is cheap. */
  longestReconnectMs: 4_000,
} as const;
