/** Every delay and size of the demo backend. Times are milliseconds, sizes bytes. */
export const DEMO_LIMITS = {
  /** The document: a token is valid for 1440 minutes. */
  tokenLifetimeMs: 1440 * 60_000,
  /** The document: at most 10 notifications, 5-10 s apart, until the receiver says success. */
  newsAttempts: 10,
  newsPauseMinMs: 5_000,
  newsPauseMaxMs: 10_000,
  newsTimeoutMs: 5_000,
  maxUploadBytes: 40 * 1024 * 1024,
  maxJsonBytes: 256 * 1024,
} as const;
