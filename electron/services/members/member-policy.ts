import type { SendPolicy } from '../notifications/outbox-sender.ts';

/** Every delay of what is sent to the retailer, in milliseconds. */
const NEWS_DELAYS = { firstPauseMs: 10_000, longestPauseMs: 10 * 60_000 } as const;

/** A retailer that is away uses up nothing. Only a plain no is counted, and after five of them a person has to look. */
export const MEMBER_POLICY: SendPolicy = {
  maxAttempts: 5,
  isCounted: (error) => error.kind === 'refused' || error.kind === 'idTaken',
  pauseMs: (failures, random) => {
    const wholeMs = Math.min(NEWS_DELAYS.firstPauseMs * 2 ** (failures - 1), NEWS_DELAYS.longestPauseMs);
    return wholeMs * (0.5 + random / 2);
  },
};
