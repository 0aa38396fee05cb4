import type { EndpointLimits, TimeoutsOf } from '../transport/limits.ts';
import type { SessionLimits } from '../transport/session.ts';

/** Every delay of the mobile-shell client, in milliseconds. */
export const ENDPOINT_LIMITS = {
  login: { timeoutMs: 8_000, attempts: 1 },
  listBrands: { timeoutMs: 8_000, attempts: 3 },
  listStock: { timeoutMs: 8_000, attempts: 3 },
  /** A print file is some 12 MB; a shop's uplink may be slow. */
  uploadFile: { timeoutMs: 60_000, attempts: 1 },
  reportPayment: { timeoutMs: 15_000, attempts: 1 },
  /** Short, and repeated once only: the next poll comes soon anyway. */
  getPaymentStatus: { timeoutMs: 5_000, attempts: 2 },
  placeOrder: { timeoutMs: 15_000, attempts: 1 },
  getOrderStatus: { timeoutMs: 5_000, attempts: 2 },
  listPrintJobs: { timeoutMs: 8_000, attempts: 3 },
  notifyPayment: { timeoutMs: 10_000, attempts: 1 },
  notifyOrder: { timeoutMs: 10_000, attempts: 1 },
  fetchFile: { timeoutMs: 60_000, attempts: 1 },
} as const satisfies Record<string, EndpointLimits>;

export type EndpointName = keyof typeof ENDPOINT_LIMITS;

export type TimeoutOverrides = TimeoutsOf<typeof ENDPOINT_LIMITS>;

export const SESSION_LIMITS: SessionLimits = {
  /** The document: a token is valid for 1440 minutes. */
  tokenLifetimeMs: 1440 * 60_000,
  /** How long before its end a token is renewed, in the background. */
  renewAheadMs: 60 * 60_000,
  /** After a renewal in the background failed, the next one waits this long. */
  renewalRetryMs: 60_000,
  /** After a refused login no other is sent for this long: polling must not lock the account. */
  refusedHoldMs: 30_000,
};
