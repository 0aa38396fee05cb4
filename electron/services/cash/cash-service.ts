import type {
  CashExportAnswer,
  CashUpLine,
  CashView,
  ClosedCashUp,
  PlaceView,
  SlipOutcome,
} from '../../../shared/contract/staff-cash.ts';
import type { Clock } from '../../system/clock.ts';
import { dateOfSite, startOfDayMs } from '../../system/site-day.ts';
import { APP_VERSION } from '../../system/version.ts';
import type { MoneyDevices } from '../payment/money-ports.ts';
import type { StaffExport } from '../staff/export/staff-export.ts';
import { auditFiguresOf } from './audit-figures.ts';
import { cashCsv } from './cash-csv.ts';
import type { CashUpBook, StoredCashUp } from './cash-up-book.ts';
import type { CashUpDesk } from './cash-up-desk.ts';
import { type AuditHead, evaDtsFile } from './eva-dts.ts';
import { type Figures, NO_FIGURE } from './figures.ts';
import type { MovesBook } from './moves-book.ts';
import { expectedUpTo, runningPeriod } from './periods.ts';
import { sumPieces, varianceOf } from './places.ts';
import { lostNotesMinorOf, strayMinorOf, takingsOf } from './takings.ts';

export interface CashServiceOptions {
  readonly moves: MovesBook;
  readonly book: CashUpBook;
  readonly desk: CashUpDesk;
  readonly devices: Pick<MoneyDevices, 'coins' | 'changer' | 'validator'>;
  readonly files: Pick<StaffExport, 'toStick'>;
  readonly clock: Clock;
  readonly currency: string;
  readonly deviceId: string;
  readonly timeZone: string;
  /** Null: this kiosk prints no slips. */
  readonly print: ((number: number, copies: number) => Promise<SlipOutcome>) | null;
}

/** Where the machine's money is, and the cash-ups. */
export interface CashService {
  view(): CashView;
  list(before: number | null): CashUpLine[];
  get(number: number): ClosedCashUp | null;
  print(number: number, copies: number): Promise<SlipOutcome>;
  /** `number` null: what is not cashed up yet. */
  export(number: number | null): Promise<CashExportAnswer>;
  /** Came while nobody was paying, and nobody has cashed it up yet. */
  strayMinor(): number;
  /** Notes of no sale that went astray in the validator since the last cash-up. */
  lostNotesMinor(): number;
  readonly desk: CashUpDesk;
}

/** How many cash-ups go to the page at once. */
const PAGE = 20;

export function createCashService(options: CashServiceOptions): CashService {
  const { moves, book, desk, devices, clock, currency, timeZone } = options;
  const { changer, validator, coins } = devices;

  const placesNow = (line: number): PlaceView[] => {
    const { tubes, cashBox, stacker } = expectedUpTo(moves, book, line);
    const held = changer?.tubes() ?? [];
    const level = held.map(({ valueMinor, count }) => ({ valueMinor, count }));
    const view = (
      place: PlaceView['place'],
      expected: typeof tubes,
      values: readonly number[],
    ): PlaceView => ({
      ...{ place, level: null, expectedMinor: expected.amountMinor, expected: expected.pieces },
      valuesMinor: [...new Set([...values, ...expected.pieces.map(({ valueMinor }) => valueMinor)])].sort(
        (a, b) => a - b,
      ),
    });
    const isThere = changer?.status().kind !== 'disconnected' && held.length > 0;
    const tubesView = view(
      'tubes',
      tubes,
      held.map(({ valueMinor }) => valueMinor),
    );
    return [
      ...(changer
        ? [{ ...tubesView, level: isThere ? { amountMinor: sumPieces(level), pieces: level } : null }]
        : []),
      ...(coins.length > 0
        ? [
            view(
              'cashBox',
              cashBox,
              coins.flatMap((source) => source.coinValues()),
            ),
          ]
        : []),
      ...(validator ? [view('stacker', stacker, validator.billValues())] : []),
    ];
  };

  const lineOf = ({ record, isWhole }: StoredCashUp): CashUpLine => ({
    ...{ number: record.number, closedAtMs: record.closedAtMs, signedBy: record.signedBy.name, isWhole },
    countedMinor: record.results.reduce((sum, { countedMinor }) => sum + countedMinor, 0),
    varianceMinor: varianceOf(record.results),
  });

  const moment = (atMs: number) => ({
    date: dateOfSite(atMs, timeZone).replaceAll('-', ''),
    time: timeOfSite(atMs, timeZone),
  });

  /** Interval and cumulative figures, and how the file begins. */
  const auditOf = (number: number | null): { figures: [Figures, Figures]; head: AuditHead } | null => {
    const stored = number === null ? book.last() : book.get(number);
    if (number !== null && !stored) return null;
    const base = { deviceId: options.deviceId, version: APP_VERSION, currency };
    if (number !== null && stored) {
      const { record } = stored;
      const lastRead = record.fromMs === null ? null : moment(record.fromMs);
      const tubes = (record.float ?? record.counted.tubes ?? []).map((each) => ({ ...each, isFull: false }));
      const head = { ...base, ...moment(record.closedAtMs), reads: number, lastRead, tubes };
      return { figures: [new Map(record.interval), new Map(record.cumulative)], head };
    }
    moves.book();
    const period = runningPeriod(moves, stored, moves.line());
    const lastRead = period.fromMs === null ? null : moment(period.fromMs);
    const tubes = changer?.tubes() ?? [];
    const head = { ...base, ...moment(clock.now()), reads: stored?.record.number ?? 0, lastRead, tubes };
    return { figures: [period.interval, period.cumulative], head };
  };

  return {
    desk,
    view: () => {
      moves.book();
      const line = moves.line();
      const period = runningPeriod(moves, book.last(), line);
      const open = book.open();
      const unclear = (name: string) => (period.cumulative.get(name) ?? NO_FIGURE).amountMinor;
      const lostMinor = lostNotesMinorOf(period.interval);
      return {
        currency,
        places: placesNow(line),
        sinceMs: period.fromMs,
        since: takingsOf(period.interval),
        today: takingsOf(moves.totalsSince(startOfDayMs(clock.now(), timeZone))),
        unclear: { paidOutMinor: unclear('unclear|payOut'), notesMinor: unclear('unclear|note') + lostMinor },
        open: open && {
          ...{ cashUpId: open.cashUpId, revision: open.revision },
          ...{ startedAtMs: open.draft.startedAtMs, startedBy: open.draft.startedBy.name },
          counted: open.draft.count?.counted ?? null,
          results: open.draft.count?.results ?? [],
          emptied: open.draft.emptied,
          float: open.draft.float?.pieces ?? null,
        },
        hasPrinter: options.print !== null,
      };
    },
    list: (before) => book.list(before, PAGE).map(lineOf),
    get: (number) => {
      const stored = book.get(number);
      if (!stored) return null;
      const { fromMs, startedBy, results, counted, emptied, float, reason, note, interval } = stored.record;
      return {
        ...lineOf(stored),
        ...{ fromMs, startedBy: startedBy.name, results, counted, emptied, float, reason, note },
        takings: takingsOf(new Map(interval)),
        hash: stored.hash,
      };
    },
    print: async (number, copies) => (await options.print?.(number, copies)) ?? 'noPrinter',
    export: async (number) => {
      const audit = auditOf(number);
      if (!audit) return { kind: 'refused', reason: 'noSuchCashUp' };
      const figures = auditFiguresOf(...audit.figures);
      const { date, time } = audit.head;
      const base = `${fileName(options.deviceId)}-${number === null ? 'now' : `cash-up-${number}`}-${date}-${time}`;
      const files = [
        { name: `${base}.eva`, contentType: 'text/plain', text: evaDtsFile(figures, audit.head) },
        { name: `${base}.csv`, contentType: 'text/csv', text: cashCsv(figures, audit.head) },
      ];
      const names: string[] = [];
      for (const { text, ...file } of files) {
        const written = await options.files.toStick({ ...file, bytes: new TextEncoder().encode(text) });
        if (!written.ok) return { kind: 'refused', reason: written.error };
        names.push(written.value.name);
      }
      return { kind: 'written', names };
    },
    strayMinor: () => {
      moves.book();
      return strayMinorOf(moves.totals(book.last()?.record.line ?? 0, moves.line()));
    },
    lostNotesMinor: () => {
      moves.book();
      return lostNotesMinorOf(moves.totals(book.last()?.record.line ?? 0, moves.line()));
    },
  };
}

const fileName = (deviceId: string) => deviceId.replaceAll(/[^\w-]/g, '_').slice(0, 30) || 'kiosk';

/** As 142059. */
function timeOfSite(atMs: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  });
  return parts.format(atMs).replaceAll(':', '');
}
