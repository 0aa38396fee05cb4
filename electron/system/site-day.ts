const HOUR_MS = 3_600_000;

/** The moment at which the day began in the site's time zone, milliseconds since 1970. Right on days of summer time too. */
export function startOfDayMs(nowMs: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const today = parts.format(nowMs);
  // Seconds and minutes are alike in nearly all zones; walking back by quarters finds the first of this day in all of them.
  let firstMs = Math.floor(nowMs / (HOUR_MS / 4)) * (HOUR_MS / 4);
  while (parts.format(firstMs - 1) === today) firstMs -= HOUR_MS / 4;
  return firstMs;
}
