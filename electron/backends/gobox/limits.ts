import type { EndpointLimits, TimeoutsOf } from '../transport/limits.ts';
import type { SessionLimits } from '../transport/session.ts';

/** Every delay of the goBox client, in milliseconds. An import that is sent twice may be booked twice. */
export const GOBOX_LIMITS = {
  createOrder: { timeoutMs: 15_000, attempts: 1 },
  getAccessToken: { timeoutMs: 10_000, attempts: 1 },
  readSetOfBook: { timeoutMs: 10_000, attempts: 3 },
  changeSetOfBook: { timeoutMs: 15_000, attempts: 1 },
  createDevice: { timeoutMs: 15_000, attempts: 1 },
  listDevices: { timeoutMs: 10_000, attempts: 3 },
  readDevice: { timeoutMs: 10_000, attempts: 3 },
  changeDevice: { timeoutMs: 15_000, attempts: 1 },
  deleteDevice: { timeoutMs: 15_000, attempts: 1 },
  /** It fetches from somebody else. What has come already is not fetched twice, so asking again is harmless. */
  downloadOrders: { timeoutMs: 60_000, attempts: 2 },
  queryOrders: { timeoutMs: 20_000, attempts: 3 },
  importOrder: { timeoutMs: 60_000, attempts: 1 },
  resetOrder: { timeoutMs: 15_000, attempts: 1 },
  deleteOrder: { timeoutMs: 15_000, attempts: 1 },
} as const satisfies Record<string, EndpointLimits>;

export type GoboxEndpointName = keyof typeof GOBOX_LIMITS;
export type GoboxTimeouts = TimeoutsOf<typeof GOBOX_LIMITS>;

/** The document gives no lifetime: a token that has gone is noticed by its refusal, so this only keeps it fresh. */
export const GOBOX_SESSION_LIMITS: SessionLimits = {
  tokenLifetimeMs: 2 * 60 * 60_000,
  renewAheadMs: 10 * 60_000,
  renewalRetryMs: 60_000,
  refusedHoldMs: 10_000,
};

/** The document: a download spans a week at most. */
export const SLICE_DAYS = 7;
/** More pages of one slice than any shop has orders: a backend that never comes to an end. */
export const MAX_PAGES_OF_A_SLICE = 1_000;
