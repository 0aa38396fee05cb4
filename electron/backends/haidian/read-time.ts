import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { formatSiteTime } from '../transport/site-time.ts';

const MOMENT = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d)?))?$/;
/** Seconds since 1970, of nine or ten digits: from 1973 to 2286. */
const SECONDS = /^\d{9,10}$/;

/**
 * A moment as the document writes it here and there: seconds since 1970 as number or text, or a day with or without a time
 * on the site's clock. Milliseconds since 1970; null for "0", an empty text and a date of zeros, which stand for none.
 * A day alone is its first second, or with `'end'` its last. The error says what is wrong, and does not quote.
 */
export function readTime(
  wire: number | string | null | undefined,
  timeZone: string,
  edge: 'start' | 'end' = 'start',
): Result<number | null, string> {
  const text = String(wire ?? '').trim();
  if (text === '' || text === '0' || text.startsWith('0000-00-00')) return ok(null);
  if (SECONDS.test(text)) return ok(Number(text) * 1_000);
  const [, day, time] = MOMENT.exec(text) ?? [];
  if (day === undefined) return err('not a time');
  const clock = time ?? (edge === 'end' ? '23:59:59' : '00:00:00');
  return readSiteTime(`${day} ${clock.length === 5 ? `${clock}:00` : clock}`, timeZone);
}

/** Reads `YYYY-MM-DD hh:mm:ss` on the site's clock: as if it were UTC, then by as much as the zone is off. */
function readSiteTime(text: string, timeZone: string): Result<number | null, string> {
  const asUtcMs = utcMs(text);
  if (Number.isNaN(asUtcMs) || formatSiteTime(asUtcMs, 'UTC') !== text)
    return err('not a time of any calendar');
  const roughMs = asUtcMs - offsetMs(asUtcMs, timeZone);
  // A second look, since the zone may have changed its clocks in between.
  return ok(asUtcMs - offsetMs(roughMs, timeZone));
}

const utcMs = (text: string): number => Date.parse(`${text.replace(' ', 'T')}Z`);
const offsetMs = (atMs: number, timeZone: string): number => utcMs(formatSiteTime(atMs, timeZone)) - atMs;

/** The days of the last `months` months, today included, as a list of orders may be asked for. */
export function lastMonths(
  nowMs: number,
  timeZone: string,
  months: number,
): { readonly fromDay: string; readonly toDay: string } {
  const toDay = formatSiteTime(nowMs, timeZone).slice(0, 10);
  const [year = 0, month = 1, day = 1] = toDay.split('-').map(Number);
  const from = new Date(Date.UTC(year, month - 1 - months, day));
  // The 31st of a month that has fewer days: the first of the next one, so that the span is not longer than it may be.
  if (from.getUTCDate() !== day) from.setUTCDate(1);
  return { fromDay: from.toISOString().slice(0, 10), toDay };
}
