/**
 * A moment as the contract writes it, `YYYY-MM-DD hh:mm:ss`, on the site's own clock.
 * `atMs` is milliseconds since 1970, `timeZone` an IANA name. Throws RangeError for an unknown zone.
 */
export function formatSiteTime(atMs: number, timeZone: string): string {
  const parts = new Map(
    formatterFor(timeZone)
      .formatToParts(atMs)
      .map((part) => [part.type, part.value]),
  );
  const read = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  const day = `${read('year')}-${read('month')}-${read('day')}`;
  return `${day} ${read('hour')}:${read('minute')}:${read('second')}`;
}

/** The day as the ids write it: `yyMMdd`. */
export function formatSiteDay(atMs: number, timeZone: string): string {
  return formatSiteTime(atMs, timeZone).slice(2, 10).replaceAll('-', '');
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const formatter = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formatters.set(timeZone, formatter);
  return formatter;
}
