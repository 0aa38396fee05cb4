import type { StaffPerson } from '../../../shared/contract/staff.ts';
import type { CashReason, CashRefusal, Counted, Pieces } from '../../../shared/contract/staff-cash.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { mayDo } from '../../../shared/domain/staff.ts';
import type { AuditLog } from '../../journal/audit.ts';
import type { Clock } from '../../system/clock.ts';
import type { PinAnswer } from '../staff/staff-service.ts';
import { type CashUpBook, FIRST_HASH, hashOfRecord, type StoredDraft } from './cash-up-book.ts';
import type { ClosedRecord, Draft } from './cash-up-records.ts';
import type { MovesBook } from './moves-book.ts';
import { expectedUpTo, filledTubes, runningPeriod } from './periods.ts';
import { joinPieces, type Openings, resultsOf, sumPieces, varianceOf } from './places.ts';

export interface CashUpDeskOptions {
  readonly book: CashUpBook;
  readonly moves: MovesBook;
  readonly audit: Pick<AuditLog, 'append'>;
  readonly clock: Clock;
  /** Which places this machine has. */
  places(): { readonly tubes: boolean; readonly cashBox: boolean; readonly stacker: boolean };
  checkPin(pin: string): Promise<PinAnswer>;
  newId(): string;
}

export interface Step {
  readonly cashUpId: string;
  readonly revision: number;
}
export interface Signature extends Step {
  readonly reason: CashReason | null;
  readonly note: string;
  readonly pin: string;
}
type Done = Result<void, CashRefusal>;

/**
 * The cash-up, step by step; each step is on the disk when it returns, and the whole can be left and taken up again. The
 * period ends where the money was counted: what came later is of the next one, also if it came before the signature.
 */
export interface CashUpDesk {
  start(who: StaffPerson): Done;
  count(step: Step & { readonly counted: Counted }): Done;
  empty(step: Step & { readonly cashBox: boolean; readonly stacker: boolean }): Done;
  float(step: Step & { readonly float: readonly Pieces[] | null }): Done;
  drop(step: Step): Done;
  sign(signature: Signature): Promise<Result<{ readonly number: number }, CashRefusal>>;
}

export function createCashUpDesk({ book, moves, audit, clock, ...options }: CashUpDeskOptions): CashUpDesk {
  const find = ({ cashUpId, revision }: Step): Result<StoredDraft, CashRefusal> => {
    const open = book.open();
    if (!open) return err('noneOpen');
    return open.cashUpId === cashUpId && open.revision === revision ? ok(open) : err('changed');
  };
  const change = (step: Step, next: (draft: Draft) => Result<Draft, CashRefusal>): Done => {
    const open = find(step);
    if (!open.ok) return open;
    const draft = next(open.value.draft);
    if (!draft.ok) return draft;
    book.save(step.cashUpId, draft.value);
    return ok(undefined);
  };
  /** Everything that is written down by now is booked, and no more: both happen in one go. */
  const bookedLine = () => {
    moves.book();
    return moves.line();
  };

  const isCounted = (counted: Counted) => {
    const has = options.places();
    return (['tubes', 'cashBox', 'stacker'] as const).every(
      (place) => (counted[place] !== null) === has[place],
    );
  };

  /** What stands against a signature. */
  const missing = ({ draft }: StoredDraft, reason: CashReason | null): CashRefusal | null => {
    if (!draft.count) return 'notCounted';
    const has = options.places();
    if (!draft.emptied && (has.cashBox || has.stacker)) return 'notEmptied';
    const differs = draft.count.results.some(
      ({ varianceMinor }) => varianceMinor !== null && varianceMinor !== 0,
    );
    return differs && reason === null ? 'reasonMissing' : null;
  };

  const close = ({ cashUpId, draft }: StoredDraft, { reason, note }: Signature, signer: StaffPerson) => {
    if (!draft.count) throw new Error('what was not counted cannot be signed');
    const last = book.last();
    const signLine = bookedLine();
    const { line, counted, results } = draft.count;
    const period = runningPeriod(moves, last, line);
    const emptied = draft.emptied ?? { cashBox: false, stacker: false };
    const record: ClosedRecord = {
      number: (last?.record.number ?? 0) + 1,
      cashUpId,
      startedAtMs: draft.startedAtMs,
      startedBy: draft.startedBy,
      signedBy: { personId: signer.personId, name: signer.name },
      closedAtMs: clock.now(),
      fromMs: period.fromMs,
      fromLine: period.fromLine,
      line,
      counted,
      results,
      emptied,
      float: draft.float?.pieces ?? null,
      reason,
      note: note.trim(),
      interval: [...period.interval],
      cumulative: [...period.cumulative],
      openings: nextOpenings(period.openings, draft, signLine),
      formerHash: last?.hash ?? FIRST_HASH,
    };
    audit.append({
      atMs: record.closedAtMs,
      ...{ personId: signer.personId, personName: signer.name, action: 'cashUpSigned', outcome: 'ordered' },
      detail: { number: record.number, varianceMinor: varianceOf(results), hash: hashOfRecord(record) },
    });
    book.close(record, () => moves.noteFloat(filledMinor(draft)));
    return record.number;
  };

  return {
    start: ({ personId, name }) => {
      if (book.open()) return err('alreadyOpen');
      const startedBy = { personId, name };
      book.begin(options.newId(), {
        ...{ startedAtMs: clock.now(), startedBy, count: null, emptied: null, float: null, refilled: null },
      });
      return ok(undefined);
    },
    count: ({ counted, ...step }) =>
      change(step, (draft) => {
        if (!isCounted(counted)) return err('notCounted');
        const line = bookedLine();
        const { tubes, cashBox, stacker } = expectedUpTo(moves, book, line);
        const results = resultsOf(counted, {
          ...{ tubes: tubes.amountMinor, cashBox: cashBox.amountMinor, stacker: stacker.amountMinor },
        });
        const count = { atMs: clock.now(), line, counted: tidy(counted), results };
        // What was said about emptying was said about another count.
        return ok({ ...draft, count, emptied: null, float: null, refilled: refilledBy(draft, line) });
      }),
    empty: ({ cashBox, stacker, ...step }) =>
      change(step, (draft) =>
        draft.count ? ok({ ...draft, emptied: { cashBox, stacker } }) : err('notCounted'),
      ),
    float: ({ float, ...step }) =>
      change(step, (draft) => {
        if (!draft.count) return err('notCounted');
        return ok({ ...draft, float: float && { line: bookedLine(), pieces: joinPieces(float) } });
      }),
    drop: (step) => {
      const open = find(step);
      if (open.ok) book.drop(step.cashUpId);
      return open.ok ? ok(undefined) : open;
    },
    sign: async (signature) => {
      const before = find(signature);
      if (!before.ok) return before;
      const first = missing(before.value, signature.reason);
      if (first) return err(first);
      const pin = await options.checkPin(signature.pin);
      if (pin.kind !== 'known') return err(pin.kind === 'lockedOut' ? 'lockedOut' : 'wrongPin');
      if (!mayDo(pin.person.role, 'cashUp')) return err('noRight');
      // Somebody may have gone on with it while the PIN was looked at.
      const open = find(signature);
      return open.ok ? ok({ number: close(open.value, signature, pin.person) }) : open;
    },
  };
}

const tidy = ({ tubes, cashBox, stacker }: Counted): Counted => ({
  tubes: tubes && joinPieces(tubes),
  cashBox: cashBox && joinPieces(cashBox),
  stacker: stacker && joinPieces(stacker),
});

/** What the tubes have more, or less, after they were filled. */
const filledMinor = ({ count, float, refilled }: Draft): number =>
  (refilled?.filledMinor ?? 0) +
  (float ? sumPieces(float.pieces) - sumPieces(count?.counted.tubes ?? []) : 0);

/** Before everything is counted once more: coins that were put in are in the tubes, and no surplus. */
function refilledBy(draft: Draft, line: number): Draft['refilled'] {
  const tubes = filledTubes(draft, line);
  return tubes && { tubes, filledMinor: filledMinor(draft) };
}

function nextOpenings(before: Openings, { count, emptied, float }: Draft, signLine: number): Openings {
  if (!count) return before;
  const { line, counted } = count;
  const boxAfter = (place: 'cashBox' | 'stacker') =>
    counted[place] === null ? before[place] : { pieces: emptied?.[place] ? [] : counted[place], line };
  const tubes = float
    ? // The changer tells of coins that were put in a moment later: they are in the float already.
      { pieces: float.pieces, line: float.line, foundLine: signLine }
    : { pieces: counted.tubes, line, foundLine: line };
  return {
    tubes: counted.tubes === null ? before.tubes : tubes,
    cashBox: boxAfter('cashBox'),
    stacker: boxAfter('stacker'),
  };
}
