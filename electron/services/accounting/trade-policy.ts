import type { SendPolicy } from '../notifications/outbox-sender.ts';

/** Every delay of the accounting, in milliseconds. */
const TRADE_DELAYS = { firstPauseMs: 10_000, longestPauseMs: 10 * 60_000 } as const;

/**
 * The books can be away for a weekend: that uses up nothing. Only a plain no is counted, and after five of them a person
 * has to look.
 */
export const TRADE_POLICY: SendPolicy = {
  maxAttempts: 5,
  isCounted: (error) => error.kind === 'refused' || error.kind === 'idTaken',
  pauseMs: (failures, random) => {
    const wholeMs = Math.min(TRADE_DELAYS.firstPauseMs * 2 ** (failures - 1), TRADE_DELAYS.longestPauseMs);
    return wholeMs * (0.5 + random / 2);
  },
};
