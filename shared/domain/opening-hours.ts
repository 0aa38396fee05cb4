/** When the shop is open, in the site's own time. */
export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export type DayHours = 'allDay' | 'closed' | { readonly from: string; readonly to: string };
export type OpeningHours = { readonly [Day in Weekday]: DayHours } & {
  readonly closedDays: readonly string[];
};

export type Opening =
  | { readonly kind: 'open' }
  /** Null: not within the days that were looked through. */
  | { readonly kind: 'closed'; readonly opensAtMs: number | null };

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** As far ahead as the next opening is looked for. */
const AHEAD_DAYS = 60;

/** Whether the shop is open at a moment, and when it opens next where it is not. `timeZone` is an IANA name. */
export function openingAt(hours: OpeningHours, nowMs: number, timeZone: string): Opening {
  const zone = zoneReader(timeZone);
  const today = zone.dayOf(nowMs);
  // The evening before may go on past midnight.
  const spans = Array.from({ length: AHEAD_DAYS + 2 }, (_, index) =>
    spanOf(hours, today + (index - 1) * DAY_MS, zone),
  );
  let opensAtMs: number | null = null;
  for (const span of spans) {
    if (!span) continue;
    if (nowMs >= span.fromMs && nowMs < span.toMs) return { kind: 'open' };
    if (span.fromMs > nowMs) opensAtMs = Math.min(opensAtMs ?? span.fromMs, span.fromMs);
  }
  return { kind: 'closed', opensAtMs };
}

interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** `day` is midnight UTC of the calendar day. */
function spanOf(hours: OpeningHours, day: number, zone: ZoneReader): Span | null {
  const date = new Date(day);
  if (hours.closedDays.includes(date.toISOString().slice(0, 10))) return null;
  // JavaScript's week begins with Sunday.
  const weekday = WEEKDAYS[(date.getUTCDay() + 6) % 7] ?? 'monday';
  const given = hours[weekday];
  if (given === 'closed') return null;
  const { from, to } = given === 'allDay' ? { from: 0, to: DAY_MS } : minutesOf(given);
  return { fromMs: zone.momentOf(day + from), toMs: zone.momentOf(day + to) };
}

function minutesOf({ from, to }: { readonly from: string; readonly to: string }) {
  const start = timeMs(from);
  const end = timeMs(to);
  return { from: start, to: end > start ? end : end + DAY_MS };
}

function timeMs(text: string): number {
  const [hour = 0, minute = 0] = text.split(':').map(Number);
  return (hour * 60 + minute) * MINUTE_MS;
}

interface ZoneReader {
  /** Midnight UTC of the calendar day on which a moment lies there. */
  dayOf(atMs: number): number;
  /** The moment at which the clocks there show this time, written as if it were UTC. */
  momentOf(wallMs: number): number;
}

function zoneReader(timeZone: string): ZoneReader {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  const wallOf = (atMs: number): number => {
    const parts = format.formatToParts(atMs);
    const read = (type: Intl.DateTimeFormatPartTypes) =>
      Number(parts.find((part) => part.type === type)?.value ?? 0);
    return Date.UTC(
      read('year'),
      read('month') - 1,
      read('day'),
      read('hour'),
      read('minute'),
      read('second'),
    );
  };
  const floor = (atMs: number) => Math.floor(atMs / 1000) * 1000;
  const offsetAt = (atMs: number) => wallOf(atMs) - floor(atMs);
  return {
    dayOf: (atMs) => Math.floor(wallOf(atMs) / DAY_MS) * DAY_MS,
    momentOf: (wallMs) => {
      // The offset of about that moment, and once more with what came of it: clocks may change in between.
      const guess = wallMs - offsetAt(wallMs);
      return wallMs - offsetAt(guess);
    },
  };
}
