/** Days as `YYYY-MM-DD`; they compare as texts do. A day here is one of the calendar, and of no time zone. */

const DAY_MS = 86_400_000;

export const dayOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);
export const momentOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
export const addDays = (day: string, days: number): string => dayOf(momentOf(day) + days * DAY_MS);

/** Today where the machine stands. */
export function todayIn(timeZone: string, nowMs: number): string {
  // Swedish writes a date as the books do.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(nowMs);
}

/** The first of the month `months` away from the month of `day`. */
export function firstOfMonth(day: string, months = 0): string {
  const at = new Date(momentOf(day));
  return dayOf(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1));
}

/** The weeks of a month, Monday first; null stands for a day of another month. */
export function weeksOfMonth(day: string): (string | null)[][] {
  const first = firstOfMonth(day);
  const next = firstOfMonth(day, 1);
  const before = (new Date(momentOf(first)).getUTCDay() + 6) % 7;
  const days: (string | null)[] = Array.from({ length: before }, () => null);
  for (let each = first; each < next; each = addDays(each, 1)) days.push(each);
  while (days.length % 7 > 0) days.push(null);
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

/** A day as people write it. */
export function dayText(day: string, locale: string, style: 'short' | 'month' = 'short'): string {
  const parts =
    style === 'month'
      ? ({ year: 'numeric', month: 'long' } as const)
      : ({ year: 'numeric', month: 'short', day: 'numeric' } as const);
  return new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' }).format(momentOf(day));
}
