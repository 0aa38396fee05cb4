/** Every delay of a Modbus connection, in milliseconds. */
export const MODBUS_DELAYS = {
  /**
   * A board answers within 20 ms, at 9600 baud within 50. Together with the pace of reading it has to stay below the
   * second within which staff must see that a board is gone. `answerMs` of a connection says otherwise for a slow line.
   */
  answerMs: 400,
  writeMs: 300,
  /** From one reading of all inputs to the next. */
  pollMs: 100,
  /** The same while the board is away: each question that nobody answers holds up the others on its line. */
  awayPollMs: 300,
  /** The same while something moves: a light curtain is broken for some 50 ms. */
  fastPollMs: 15,
} as const;
