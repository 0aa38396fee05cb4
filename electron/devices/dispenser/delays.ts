/** Every delay of the dispensers, in milliseconds, beside the limits of each motion, which are configuration. */
export const DISPENSER_DELAYS = {
  /** After one item fell a second one may follow it this closely: then it was two. */
  secondItemMs: 1_500,
  /** After a restart whatever was still falling has fallen by now. */
  settleMs: 2_000,
} as const;

/** Of the VMC protocol. Source: VMC – upper computer V3.0, section 2. */
export const VMC_DELAYS = {
  /** The board asks this often. */
  pollMs: 200,
  /** Later than this it does not listen any more. */
  answerWithinMs: 100,
  /** Three questions missed: the board is gone. Staff see it within a second. */
  silenceMs: 700,
  /** For the answer to a question of ours: two of its polls, and some. */
  replyMs: 1_000,
  /** Between two looks at the state of the machine while nothing moves. */
  lookMs: 1_000,
  /** A wish to synchronise within this time of ours is the answer to it. */
  synchroniseMs: 2_000,
  /** The longest frame takes 12 ms; one that has not ended by now was broken off. */
  brokenOffMs: 120,
  writeMs: 90,
} as const;
