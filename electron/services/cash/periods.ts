import type { CashUpBook, StoredCashUp } from './cash-up-book.ts';
import type { Draft } from './cash-up-records.ts';
import { type Figures, sumOf } from './figures.ts';
import type { MovesBook } from './moves-book.ts';
import { expectedIn, FIRST_OPENINGS, type Openings } from './places.ts';

/** The time from one cash-up to the next. */
export interface Period {
  readonly fromMs: number | null;
  readonly fromLine: number;
  readonly openings: Openings;
  readonly interval: Figures;
  readonly cumulative: Figures;
}

/** The period that runs now, up to a line of the book. */
export function runningPeriod(moves: MovesBook, last: StoredCashUp | null, upTo: number): Period {
  const fromLine = last?.record.line ?? 0;
  const interval = moves.totals(fromLine, upTo);
  return {
    fromMs: last?.record.closedAtMs ?? null,
    fromLine,
    openings: last?.record.openings ?? FIRST_OPENINGS,
    interval,
    cumulative: sumOf(new Map(last?.record.cumulative ?? []), interval),
  };
}

/** What should lie in each place, by what was booked up to a line, and by what a cash-up under way says of the tubes. */
export function expectedUpTo(moves: MovesBook, book: CashUpBook, upTo: number) {
  const last = book.last()?.record.openings ?? FIRST_OPENINGS;
  const filled = filledTubes(book.open()?.draft ?? null, upTo);
  const openings = filled ? { ...last, tubes: filled } : last;
  const totalsAfter = (line: number) => moves.totals(line, upTo);
  return {
    tubes: expectedIn('tubes', openings, totalsAfter),
    cashBox: expectedIn('cashBox', openings, totalsAfter),
    stacker: expectedIn('stacker', openings, totalsAfter),
  };
}

/**
 * The tubes as somebody filled them in a cash-up that is not signed yet; null where nobody did. What the changer has
 * found in them up to `foundLine` is what was put in.
 */
export function filledTubes(draft: Draft | null, foundLine: number): Openings['tubes'] | null {
  if (draft?.float) return { ...draft.float, foundLine };
  return draft?.refilled?.tubes ?? null;
}

/** Lines of the book at which something begins or ends that is still reckoned with. What lies between two of them may be one sum. */
export function linesInUse(book: Pick<CashUpBook, 'last' | 'open'>): number[] {
  const last = book.last()?.record;
  const draft = book.open()?.draft;
  const openings = last?.openings ?? FIRST_OPENINGS;
  const filled = draft?.refilled?.tubes;
  return [
    last?.line,
    ...[openings.tubes.line, openings.tubes.foundLine, openings.cashBox.line, openings.stacker.line],
    ...[draft?.count?.line, draft?.float?.line, filled?.line, filled?.foundLine],
  ].filter((line) => line !== undefined);
}
