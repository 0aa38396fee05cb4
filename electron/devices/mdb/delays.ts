/** Every delay of the MDB part, in milliseconds. MDB/ICP names in brackets. */
export const MDB_DELAYS = {
  /** From one poll of a peripheral to the next; the rule is 25 to 200. */
  pollMs: 60,
  /** A bridge that polls by itself is asked this often whether the peripheral is still there. */
  ownPollMs: 1_000,
  /** A bridge answers well within this: 5 ms on the bus, the rest is USB and a busy computer. */
  answerMs: 150,
  /** 36 bytes at 9600 baud, twice over as hexadecimal text, and the bus. */
  slowAnswerMs: 300,
  /**
   * A Wafer box does not say what an answer belongs to. After one that did not come, the next request waits until the
   * box has answered something recognisable; where nothing on the bus is, for this long.
   */
  waferLateAnswerMs: 1_000,
  writeMs: 500,
  /** After a reset the peripheral needs time before it answers (t-setup). */
  afterResetMs: 200,
  /** How long "just reset" is waited for. Some never say it, and are set up all the same. */
  justResetMs: 2_000,
  /** Between two attempts to find a peripheral that does not answer. */
  findMs: 1_000,
  /** Silence after which staff see the peripheral as gone. */
  silenceShownMs: 800,
  /** Silence after which it is reset and set up anew [non-response time]. */
  changerSilenceMs: 2_000,
  validatorSilenceMs: 5_000,
  /** At least; longer where the reader's own maximum response time is. */
  readerSilenceMs: 5_000,
  /** Silence of a reader in mid-vend, in addition to its maximum response time. */
  readerGraceMs: 1_000,
  /** A bill must be stacked or returned within this. */
  escrowMs: 30_000,
  /** No coin for this long during a pay-out: it has come to an end. */
  payOutStallMs: 15_000,
  payOutPollMs: 250,
  /** How often the tubes are counted while nothing moves; a difference is believed when it is there twice. */
  tubeStatusMs: 30_000,
  /** The Qibixx cashless master answers a command within this. */
  masterAnswerMs: 2_000,
} as const;
