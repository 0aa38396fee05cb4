const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** When the disk is looked after, and how long sales stay. */
export const UPKEEP = {
  /** After the start: by then sales of before have gone on, and a screen has come up. */
  firstMs: 5 * MINUTE_MS,
  /** Between two looks whether the day's work is done and the moment quiet. */
  everyMs: 10 * MINUTE_MS,
  /** After a failure. */
  againMs: 60 * MINUTE_MS,
  /** Between two portions of old sales. */
  betweenMs: 50,
  /** A sale that needs nothing more stays so long: complaints, audits and the year's accounts are over by then. */
  keepSalesMs: 400 * DAY_MS,
  /** Lines of the log of who did what, of the stock and of the cash stay so long: this year and the one before it. */
  keepBooksMs: 731 * DAY_MS,
  /** What a backup leaves free: as much as a sale needs, and as much again. */
  leaveBytes: 400 * 1024 * 1024,
  /** Backups that stay. */
  keepBackups: 3,
} as const;
