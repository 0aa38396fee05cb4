/** Every delay of the money desk, in milliseconds. */
export const MONEY_DELAYS = {
  /** How often money that is on its way is looked at; news of a device is heard at once. */
  lookMs: 500,
  /** How often an approved vend that waits for its case is looked at. */
  restingVendMs: 2_000,
  /** Between two pieces of work for the same money: a mistake must not become a loop without a pause. */
  breathMs: 10,
  /** How often is looked when nothing is due. */
  idleMs: 60_000,
  /** After a device refused a command. */
  retryMs: 1_000,
  /** How long a changer that cannot pay out is waited for, before staff owe the money. */
  payOutPatienceMs: 10_000,
  /** How long a changer that is away may leave a pay-out of before the restart in doubt. */
  payOutDoubtMs: 60_000,
  /** A reader that does not say how a vend ended that it was told to end: staff's business. */
  settleDoubtMs: 60_000,
  /** Coins that staff ordered fall within this long, or not at all: the shopper may have gone meanwhile. */
  refundWithinMs: 20_000,
  /** A coin that fell while the slot was being closed still belongs to the shopper before it. */
  coinGraceMs: 15_000,
  /** Money that a process heard of and did not write down belongs to a shopper who still stands there, for so long. */
  heardGraceMs: 5 * 60_000,
  /** How long a word about the last coin or note stays on the screen. */
  noteMs: 6_000,
} as const;
