import type { DayRange } from '../accounting-types.ts';
import { SLICE_DAYS } from './limits.ts';

const DAY_MS = 24 * 60 * 60_000;
const DAY = /^\d{4}-\d\d-\d\d$/;

export interface Slice {
  /** `YYYY-MM-DD hh:mm:ss`, the first and the last second. */
  readonly start: string;
  readonly end: string;
}

/** The range cut into slices of a week at most, the earliest first. Empty where a day is none or the range runs backwards. */
export function weekSlices({ fromDay, toDay }: DayRange): Slice[] {
  const first = dayNumber(fromDay);
  const last = dayNumber(toDay);
  if (first === null || last === null) return [];
  const slices: Slice[] = [];
  for (let day = first; day <= last; day += SLICE_DAYS) {
    slices.push({ start: startOf(day), end: endOf(Math.min(day + SLICE_DAYS - 1, last)) });
  }
  return slices;
}

const startOf = (day: number) => `${textOf(day)} 00:00:00`;
const endOf = (day: number) => `${textOf(day)} 23:59:59`;
const textOf = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** Days since 1970, by the calendar alone: no time zone has a say in it. */
function dayNumber(day: string): number | null {
  const atMs = DAY.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(atMs)) return null;
  const number = atMs / DAY_MS;
  // The 31st of a month that has 30 days would be taken for the next month's first.
  return textOf(number) === day ? number : null;
}
