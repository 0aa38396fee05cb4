import type { EndpointLimits, TimeoutsOf } from '../transport/limits.ts';

/** Every delay of the print shop's client, in milliseconds. `detail` is polled, so its repeat is the next poll. */
export const PRINT_SHOP_LIMITS = {
  verify: { timeoutMs: 15_000, attempts: 1 },
  detail: { timeoutMs: 8_000, attempts: 1 },
  info: { timeoutMs: 8_000, attempts: 2 },
  amount: { timeoutMs: 8_000, attempts: 2 },
  cancel: { timeoutMs: 15_000, attempts: 1 },
} as const satisfies Record<string, EndpointLimits>;

export type PrintShopEndpointName = keyof typeof PRINT_SHOP_LIMITS;
export type PrintShopTimeouts = TimeoutsOf<typeof PRINT_SHOP_LIMITS>;

/** Rows of one page of a list, at most. */
export const MAX_LIST_ROWS = 100;
