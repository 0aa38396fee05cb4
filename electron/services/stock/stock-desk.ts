import type {
  EmptyReason,
  StockChangeKind,
  StockRefusal,
  VarianceReason,
} from '../../../shared/contract/staff-stock.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { Clock } from '../../system/clock.ts';
import { newSlot, type Slot, takeBlank } from './slot.ts';
import type { StockBook, StockEntry, StockPerson } from './stock-book.ts';

/** More blanks than any slot holds. */
const MOST_BLANKS = 999;

type Outcome = Result<void, StockRefusal>;

export interface StockDeskOptions {
  readonly book: StockBook;
  /** The slots that the machine has; null where it does not say. */
  readonly machineSlots: readonly number[] | null;
  readonly clock: Clock;
  /** A slot is in the book since now. */
  onAdded(slot: number): void;
}

export interface ModelChoice {
  readonly modelId: string;
  readonly modelName: string;
}

/** What staff do with the slots. Each act is one transaction: the slot and its line in the ledger, or nothing. */
export interface StockDesk {
  refill(wish: { actId: string; slot: number; amount: number }, by: StockPerson): Outcome;
  count(
    wish: {
      actId: string;
      slot: number;
      counted: number;
      expected: number | null;
      reason: VarianceReason | null;
    },
    by: StockPerson,
  ): Outcome;
  empty(wish: { actId: string; slot: number; reason: EmptyReason }, by: StockPerson): Outcome;
  switch(slot: number, isOn: boolean, by: StockPerson): Outcome;
  assign(slot: number, model: ModelChoice, by: StockPerson): Outcome;
  setCapacity(slot: number, capacity: number, by: StockPerson): Outcome;
  add(slot: number, model: ModelChoice, by: StockPerson): Outcome;
  remove(slot: number, by: StockPerson): Outcome;
  /** A test by staff moves a blank: booked once, by the test's own motion id. Does nothing for a slot that is not in the book. */
  takeForTest(motionId: string, slot: number, by: StockPerson): void;
}

export function createStockDesk({ book, machineSlots, clock, onAdded }: StockDeskOptions): StockDesk {
  const find = (number: number): Slot | null => {
    const slot = book.find(number);
    return slot && !slot.isRemoved ? slot : null;
  };
  const write = (kind: StockChangeKind, slot: Slot, by: StockPerson, more: Partial<StockEntry> = {}) => {
    book.write(clock.now(), { kind, slot, by, ...more });
    return ok(undefined);
  };
  /** What arrives twice under one id was done the first time. */
  const once = (actId: string, number: number, work: (slot: Slot) => Outcome): Outcome => {
    if (book.hasAct(actId)) return ok(undefined);
    const slot = find(number);
    return slot ? work(slot) : err('noSuchSlot');
  };
  const on = (number: number, work: (slot: Slot) => Outcome): Outcome => {
    const slot = find(number);
    return slot ? work(slot) : err('noSuchSlot');
  };

  return {
    refill: ({ actId, slot: number, amount }, by) =>
      once(actId, number, (slot) => {
        if (slot.count === null) return err('uncounted');
        const count = slot.count + amount;
        if (count > (slot.capacity ?? MOST_BLANKS)) return err('tooMany');
        if (slot.modelId === null && slot.modelName === null) return err('noModel');
        // What was missing came out of a slot that the book thought empty: the new ones are on top of it.
        return write('refilled', { ...slot, count }, by, { actId, change: amount });
      }),
    count: ({ actId, slot: number, counted, expected, reason }, by) =>
      once(actId, number, (slot) => {
        if (slot.count !== expected) return err('changed');
        if (counted > (slot.capacity ?? MOST_BLANKS)) return err('tooMany');
        const change = slot.count === null ? null : counted - slot.count + slot.missing;
        const next = { ...slot, count: counted, missing: 0 };
        return write('counted', next, by, { actId, change, ...(reason && { reason }) });
      }),
    empty: ({ actId, slot: number, reason }, by) =>
      once(actId, number, (slot) => {
        const change = slot.count === null ? null : -slot.count;
        return write('emptied', { ...slot, count: 0, missing: 0 }, by, { actId, change, reason });
      }),
    switch: (number, isOn, by) =>
      on(number, (slot) => {
        if (isOn)
          return slot.off ? write('switchedOn', { ...slot, off: null, failures: 0 }, by) : ok(undefined);
        return slot.off === 'staff' ? ok(undefined) : write('switchedOff', { ...slot, off: 'staff' }, by);
      }),
    assign: (number, model, by) =>
      on(number, (slot) => {
        if (slot.modelId === model.modelId) return ok(undefined);
        const isNamed = slot.modelId !== null || slot.modelName !== null;
        if (isNamed && slot.count !== 0) return err('notEmpty');
        return write('assigned', { ...slot, ...model, missing: 0, failures: 0 }, by);
      }),
    setCapacity: (number, capacity, by) =>
      on(number, (slot) => {
        if (capacity < (slot.count ?? 0)) return err('tooMany');
        return write('capacitySet', { ...slot, capacity }, by, { reason: String(capacity) });
      }),
    add: (number, model, by) => {
      if (find(number)) return err('slotTaken');
      if (machineSlots && !machineSlots.includes(number)) return err('notInMachine');
      const added = write('added', { ...newSlot(number), ...model, count: 0 }, by);
      onAdded(number);
      return added;
    },
    remove: (number, by) =>
      on(number, (slot) => {
        if (slot.count !== null && slot.count > 0) return err('notEmpty');
        return write('removed', { ...slot, count: 0, isRemoved: true }, by);
      }),
    takeForTest: (motionId, number, by) => {
      const slot = find(number);
      if (!slot || book.motion(motionId)) return;
      const change = slot.count === null ? null : -1;
      write('testFed', takeBlank(slot), by, { motionId, change });
    },
  };
}
