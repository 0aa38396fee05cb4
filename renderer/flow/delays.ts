/** Every delay of the flow, in milliseconds. */
export const FLOW_DELAYS = {
  /** How long "Are you still there?" waits for a touch. */
  questionMs: 15_000,
  /** The queue number stays on the screen for so long after the last touch. */
  queueReturnMs: 45_000,
  /** A claim's code stays longer: the shopper has to write it down. */
  claimReturnMs: 180_000,
  /** The PIN pad closes by itself. */
  staffPinMs: 20_000,
  /** The staff's mode closes by itself: long enough to count a drawer of coins between two touches. */
  staffPageMs: 180_000,
  /** How often, at most, touches of the staff are told to the main process. */
  stayStaffMs: 20_000,
  /** Time in which the five taps on the staff corner must fall. */
  staffCornerMs: 4_000,
  /** A shorter loss of the bridge is not worth a word. */
  connectionGraceMs: 1_500,
  /** From then on the screen itself says that preparing or ordering takes long, should the main process not have. */
  troubledAfterMs: 20_000,
  /** How often readiness is read again while the shopper looks at the review. */
  readinessPollMs: 8_000,
  /** How often the page says that it runs: the host opens one anew that is silent for five times as long. */
  aliveMs: 500,
  /** How often the main process hears that the page of a visit is alive. */
  heartbeatMs: 30_000,
  /** A change of the draft is told to the main process so much later, together with those that follow it. */
  keepDraftMs: 300,
} as const;
