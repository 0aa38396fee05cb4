import type { EndpointLimits, TimeoutsOf } from '../transport/limits.ts';

/** Every delay of the Haidian client, in milliseconds. A shopper waits for the first three. */
export const HAIDIAN_LIMITS = {
  userInfo: { timeoutMs: 6_000, attempts: 2 },
  orderList: { timeoutMs: 8_000, attempts: 2 },
  couponsInfo: { timeoutMs: 6_000, attempts: 2 },
  orderAdd: { timeoutMs: 15_000, attempts: 1 },
  couponsUse: { timeoutMs: 15_000, attempts: 1 },
  orderSend: { timeoutMs: 15_000, attempts: 1 },
} as const satisfies Record<string, EndpointLimits>;

export type HaidianEndpointName = keyof typeof HAIDIAN_LIMITS;
export type HaidianTimeouts = TimeoutsOf<typeof HAIDIAN_LIMITS>;

/** The document: the span of a list of orders. */
export const LIST_MONTHS = 3;
