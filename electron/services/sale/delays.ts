/** Every delay of the sale, in one table. What the configuration sets is passed beside it. */
export const SALE_DELAYS = {
  /** An unpaid sale that nobody touches any more is cancelled by the kiosk itself this long after its last deadline. */
  abandonAfterMs: 10 * 60_000,
  /** First pause after a failed attempt, doubled each time up to `retryMaxMs`, with jitter. */
  retryMinMs: 500,
  retryMaxMs: 15_000,
  /** How often a printing or dispensing device is asked how it is getting on. */
  followMs: 400,
  /** How often a case that waits for its turn looks whether the machine is free: that asks no device. */
  turnMs: 200,
  /** How often a machine that is not ready is asked again before a motion. */
  machineRetryMs: 1_000,
  /** How often a disk that took no write is tried again. */
  storageMs: 1_000,
  /** A device that does not know how a motion ended is asked again for this long before staff are called. */
  motionDoubtMs: 20_000,
  /** A motion that has not ended after this long is staff's business. */
  motionLimitMs: 15 * 60_000,
  /** How often a refused order that may be a delay in the backend's own books is tried again. */
  notPaidRetries: 8,
  /** How often an id may be found taken before the sale gives up. */
  takenIdLimit: 10,
  /** How often an unpaid sale looks whether the backend is back, to hand it the picture. */
  offlineLookMs: 1_000,
  /** After this long in trouble the shopper is told. */
  troubledAfterMs: 3_000,
  /** How long a cancellation waits for one more look at the payment. */
  lastLookMs: 1_500,
  /** Cash that could not be given back this long after the last sign of the shopper is staff's business. */
  payBackWithinMs: 5 * 60_000,
  /** Telling the backend of money that this machine took: at most so often, and so far apart (the contract's numbers). */
  tellTries: 10,
  tellMinMs: 5_000,
  tellMaxMs: 10_000,
  /** How often the print list is read for orders that were sold elsewhere. */
  printListMs: 15_000,
} as const;
