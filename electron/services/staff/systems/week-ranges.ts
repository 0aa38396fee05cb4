import type { DayRange } from '../../../backends/accounting-types.ts';

const DAY_MS = 24 * 60 * 60_000;
const WEEK_DAYS = 7;
/** Two years: nobody means more, and a slip of the finger in the year would run all night. */
const MOST_DAYS = 731;

/** The days cut into weeks, the earliest first. Empty where a day is none, the range runs backwards or is too long. */
export function weekRanges({ fromDay, toDay }: DayRange): DayRange[] {
  const first = dayNumber(fromDay);
  const last = dayNumber(toDay);
  if (first === null || last === null || last - first >= MOST_DAYS) return [];
  const weeks: DayRange[] = [];
  for (let day = first; day <= last; day += WEEK_DAYS) {
    weeks.push({ fromDay: dayText(day), toDay: dayText(Math.min(day + WEEK_DAYS - 1, last)) });
  }
  return weeks;
}

const dayText = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** Days since 1970, by the calendar alone. */
function dayNumber(day: string): number | null {
  const atMs = Date.parse(`${day}T00:00:00Z`);
  // 31 February would be taken for a day in March.
  return Number.isNaN(atMs) || dayText(atMs / DAY_MS) !== day ? null : atMs / DAY_MS;
}
