/** Every delay of the tests of devices, in milliseconds. */
export const TEST_DELAYS = {
  /** A self-test asks and moves nothing: whatever takes longer does not answer. */
  selfTestMs: 45_000,
  /** How often a device is asked how a motion, a card or a pay-out gets on. */
  lookMs: 300,
  /** A device that cannot tell is asked again for so long. */
  doubtMs: 20_000,
  feedLimitMs: 2 * 60_000,
  printLimitMs: 15 * 60_000,
  /** After a restart: until the device has been found. */
  findMs: 60_000,
  /** The slots are shut again when nothing has fallen in for so long. */
  slotsIdleMs: 3 * 60_000,
  giveBackLimitMs: 60_000,
  /** For a changer that cannot pay out just now. */
  giveBackPatienceMs: 6_000,
  /** For somebody to find their card. */
  cardMs: 60_000,
  /** For the reader to let go of a request, or to give the money back. */
  undoMs: 30_000,
} as const;
