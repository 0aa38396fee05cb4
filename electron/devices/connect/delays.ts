/** Every delay of the search for devices, in milliseconds. */
export const CONNECT_DELAYS = {
  /** For one question at one port. A VMC board asks every 200 ms by itself. */
  answerMs: 250,
  writeMs: 500,
  /** For all questions at all ports together: a technician stands and waits. */
  portsMs: 40_000,
  /** Answers to a question on the network come within a second or two; it is asked again meanwhile. */
  networkMs: 3_500,
  printerMs: 4_000,
} as const;
