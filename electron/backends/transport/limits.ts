/** Delays and sizes that every client of a backend has in common. Times are milliseconds, sizes bytes. */

/**
 * What one endpoint may take. `timeoutMs` bounds one attempt, from the first byte sent to the last byte read. `attempts`
 * above 1 is for what only reads: what creates something is repeated by the caller, who has made its id durable first.
 */
export interface EndpointLimits {
  readonly timeoutMs: number;
  readonly attempts: number;
}

/** Times that a caller sets differently than the table of a client's endpoints, by endpoint, in milliseconds. */
export type TimeoutsOf<Table extends Readonly<Record<string, EndpointLimits>>> = Partial<
  Record<keyof Table, number>
>;

/** Largest answer that is read, whatever its header says. Pictures have their own limit. */
export const MAX_ANSWER_BYTES = 2 * 1024 * 1024;

/** The pause before repeat n (from 1) is random between half and the whole of `baseMs * 2^(n-1)`, at most `maxMs`. */
export const RETRY_DELAYS = { baseMs: 300, maxMs: 3_000 } as const;

export interface BreakerLimits {
  /** So many failures to reach the backend in a row open the breaker. */
  readonly failuresToOpen: number;
  /** The first pause; each probe that fails doubles it. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** While a probe is under way the others are told to ask again after this. */
  readonly probeWaitMs: number;
}

export const BREAKER_LIMITS: BreakerLimits = {
  failuresToOpen: 5,
  firstPauseMs: 10_000,
  longestPauseMs: 60_000,
  probeWaitMs: 1_000,
};
