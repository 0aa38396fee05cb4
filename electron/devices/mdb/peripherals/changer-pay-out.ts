import { err, ok } from '../../../../shared/domain/result.ts';
import type { Clock } from '../../../system/clock.ts';
import type { Book, PayOutEntry } from '../books.ts';
import type { MdbBus } from '../bus.ts';
import { planChange } from '../change.ts';
import { CHANGER_COMMAND, dispenseCommand, payOutCommand, type TubeStatus } from '../codec/changer.ts';
import { MDB_DELAYS } from '../delays.ts';
import type { CoinEvent, CommandResult, PayOutState, Tube } from '../types.ts';
import { MAX_PAY_OUT_UNITS, type Step, toSteps, toValueRounds } from './change-steps.ts';
import type { ChangerFacts } from './changer-facts.ts';

export interface PayOutParts {
  readonly bus: MdbBus;
  readonly clock: Clock;
  readonly book: Book<PayOutEntry>;
  facts(): ChangerFacts | null;
  tubes(): readonly Tube[];
  tubeCounts(): readonly number[];
  readTubes(): Promise<TubeStatus | null>;
  /** When the changer last said that it was busy. */
  busyMs(): number;
  hasTrouble(): boolean;
  tell(event: CoinEvent): void;
  /** It began or ended. `isCounted`: the tubes have been read since the last coin fell. */
  onChange(isCounted: boolean): void;
}

export interface PayOuts {
  running(): boolean;
  begin(payOutId: string, amountMinor: number): CommandResult;
  stateOf(payOutId: string): PayOutState;
  /** Pay-outs that an earlier process began. */
  hasOld(): boolean;
  settleOld(): Promise<void>;
  giveUpOld(): void;
  /** The changer was reset or went away in the midst of it. */
  lost(): void;
  /** The kiosk ends: what runs is left as begun in the book, for the next process to ask about. */
  end(): void;
}

type StepEnd = { readonly kind: 'ended'; readonly paidMinor: number } | { readonly kind: 'unknown' };

export function createPayOuts(parts: PayOutParts): PayOuts {
  const { bus, clock, book } = parts;
  let current: { readonly id: string; paidMinor: number; isLost: boolean } | null = null;

  let isEnded = false;

  const finish = (entry: PayOutEntry, isCounted = false) => {
    if (isEnded) return;
    book.put(entry);
    current = null;
    const { id: payOutId, paidMinor } = entry;
    if (paidMinor > 0) parts.tell({ kind: 'coinsPaidOut', payOutId, amountMinor: paidMinor });
    if (entry.state !== 'done') parts.tell({ kind: 'payOutFailed', payOutId });
    parts.onChange(isCounted);
  };

  /** What 0F 03 says was paid, in minor units; `null`: nothing, or it is not over. Asking clears it. */
  const askPaid = async (facts: ChangerFacts): Promise<number | null> => {
    const answer = await bus.exchange(CHANGER_COMMAND.payOutStatus, MDB_DELAYS.slowAnswerMs);
    if (answer.kind !== 'data' || answer.bytes.length > facts.valuesMinor.length) return null;
    return answer.bytes.reduce((sum, count, type) => sum + count * (facts.valuesMinor[type] ?? 0), 0);
  };

  /** Follows 0F 02 by its progress until the changer says that it is over, and then asks for the sum. */
  const followValue = async (facts: ChangerFacts, isLost: () => boolean): Promise<StepEnd> => {
    let movedMs = clock.steadyMs();
    while (!isLost() && clock.steadyMs() - movedMs < MDB_DELAYS.payOutStallMs) {
      await clock.sleep(MDB_DELAYS.payOutPollMs);
      const answer = await bus.exchange(CHANGER_COMMAND.payOutProgress, MDB_DELAYS.slowAnswerMs);
      if (answer.kind === 'ack') {
        const paidMinor = await askPaid(facts);
        if (paidMinor !== null) return { kind: 'ended', paidMinor };
      }
      const [units = 0] = answer.kind === 'data' ? answer.bytes : [];
      if (units > 0) {
        movedMs = clock.steadyMs();
        if (current) current.paidMinor += units * facts.scale.unitMinor;
      }
    }
    return { kind: 'unknown' };
  };

  const payStepByValue = async (facts: ChangerFacts, steps: readonly Step[], isLost: () => boolean) => {
    const units = steps.reduce((sum, { type, count }) => sum + count * (facts.setup.coinUnits[type] ?? 0), 0);
    // Not sent twice whatever comes back: a lost answer looks just like a lost command. Its progress tells.
    const answer = await bus.exchange(payOutCommand(units), MDB_DELAYS.slowAnswerMs);
    if (answer.kind === 'nak') return { kind: 'ended', paidMinor: 0 } as const;
    return followValue(facts, isLost);
  };

  /** Changers of level 2 tell nothing of a pay-out but that they are busy: the tubes are counted before and after. */
  const payStepByType = async (facts: ChangerFacts, step: Step, isLost: () => boolean): Promise<StepEnd> => {
    const before = (await parts.readTubes())?.counts[step.type];
    if (before === undefined) return { kind: 'ended', paidMinor: 0 };
    const answer = await bus.exchange(dispenseCommand(step.type, step.count), MDB_DELAYS.slowAnswerMs);
    if (answer.kind === 'nak') return { kind: 'ended', paidMinor: 0 };
    let left = before;
    let movedMs = clock.steadyMs();
    while (!isLost()) {
      await clock.sleep(MDB_DELAYS.payOutPollMs);
      const now = (await parts.readTubes())?.counts[step.type];
      if (now !== undefined && now < left) movedMs = clock.steadyMs();
      if (now !== undefined) left = now;
      const idleMs = clock.steadyMs() - Math.max(movedMs, parts.busyMs());
      const isOver = before - left >= step.count || idleMs > MDB_DELAYS.payOutStallMs;
      if (isOver && now !== undefined) {
        return { kind: 'ended', paidMinor: (before - left) * (facts.valuesMinor[step.type] ?? 0) };
      }
      if (clock.steadyMs() - movedMs > 2 * MDB_DELAYS.payOutStallMs) break;
    }
    return { kind: 'unknown' };
  };

  const pay = async (entry: PayOutEntry, facts: ChangerFacts, rounds: readonly (readonly Step[])[]) => {
    let paidMinor = 0;
    // `lost` marks this very pay-out, so that a later one is not taken for it.
    const mine = current;
    const isLost = () => mine?.isLost ?? true;
    for (const round of rounds) {
      const [first] = round;
      if (!first) continue;
      const end = facts.canPayOutByValue
        ? await payStepByValue(facts, round, isLost)
        : await payStepByType(facts, first, isLost);
      if (end.kind === 'unknown') return finish({ ...entry, state: 'unknown', paidMinor: 0 });
      paidMinor += end.paidMinor;
      if (current) current.paidMinor = paidMinor;
      const wantedMinor = round.reduce(
        (sum, { type, count }) => sum + count * (facts.valuesMinor[type] ?? 0),
        0,
      );
      if (end.paidMinor !== wantedMinor) break;
    }
    const isCounted = (await parts.readTubes()) !== null;
    finish({ ...entry, state: paidMinor === entry.amountMinor ? 'done' : 'short', paidMinor }, isCounted);
  };

  return {
    running: () => current !== null,
    end: () => {
      isEnded = true;
    },
    begin: async (id, amountMinor) => {
      const facts = parts.facts();
      if (book.find(id)) return err({ kind: 'rejected', detail: `pay-out ${id} was begun before` });
      if (!facts || current) return err({ kind: 'rejected', detail: 'the changer is not free' });
      const plan = amountMinor > 0 ? planChange(amountMinor, parts.tubes()) : ({ kind: 'cannot' } as const);
      if (plan.kind === 'cannot') {
        return err({ kind: 'rejected', detail: `the tubes cannot pay ${amountMinor} exactly` });
      }
      const steps = toSteps(plan.coins, facts, parts.tubeCounts());
      const rounds = facts.canPayOutByValue ? toValueRounds(steps, facts) : steps.map((step) => [step]);
      const entry: PayOutEntry = { id, amountMinor, state: 'begun', paidMinor: 0 };
      book.put(entry);
      current = { id, paidMinor: 0, isLost: false };
      parts.onChange(false);
      void pay(entry, facts, rounds);
      return ok(undefined);
    },
    stateOf: (id) => {
      const entry = book.find(id);
      if (!entry) return { kind: 'neverSeen' };
      const { amountMinor, paidMinor } = entry;
      if (current?.id === id) return { kind: 'paying', amountMinor, paidMinor: current.paidMinor };
      switch (entry.state) {
        case 'done':
          return { kind: 'done', paidMinor };
        case 'short':
        case 'refused':
          return { kind: 'short', amountMinor, paidMinor };
        case 'begun':
        case 'unknown':
          return { kind: 'unknown', amountMinor };
      }
    },
    hasOld: () => current === null && book.all().some((entry) => entry.state === 'begun'),
    settleOld: async () => {
      const facts = parts.facts();
      const entry = book.all().find((candidate) => candidate.state === 'begun');
      if (!entry || !facts?.canPayOutByValue) return;
      const end = await followValue(facts, () => false);
      // Nothing paid may as well mean that it was asked before: only coins that it names are proof.
      if (end.kind === 'unknown' || end.paidMinor === 0) return;
      if (end.paidMinor === entry.amountMinor)
        return finish({ ...entry, state: 'done', paidMinor: end.paidMinor });
      const isOneRound = entry.amountMinor <= MAX_PAY_OUT_UNITS * facts.scale.unitMinor;
      if (isOneRound && end.paidMinor < entry.amountMinor) {
        finish({ ...entry, state: 'short', paidMinor: end.paidMinor });
      }
    },
    giveUpOld: () => {
      for (const entry of book.all()) {
        if (entry.state === 'begun' && entry.id !== current?.id) finish({ ...entry, state: 'unknown' });
      }
    },
    lost: () => {
      if (current) current.isLost = true;
    },
  };
}
