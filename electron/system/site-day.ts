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

/** The site's day so many days ago: its first moment, and the first of the next, milliseconds since 1970. */
export function dayOfSite(
  nowMs: number,
  daysAgo: number,
  timeZone: string,
): { readonly fromMs: number; readonly toMs: number } {
  // By way of noon: a day that is an hour longer or shorter leads to the right one all the same.
  const noonMs = startOfDayMs(nowMs, timeZone) + 12 * HOUR_MS;
  const dayMs = 24 * HOUR_MS;
  return {
    fromMs: startOfDayMs(noonMs - daysAgo * dayMs, timeZone),
    toMs: startOfDayMs(noonMs - (daysAgo - 1) * dayMs, timeZone),
  };
}

/** The date of a moment at the site, as 2026-11-22. */
export const dateOfSite = (atMs: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    atMs,
  );
