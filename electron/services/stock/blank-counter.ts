import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import { chooseSlot, type WantedBlank } from '../fulfilment/planogram.ts';
import type { SaleEvent } from '../sale/events.ts';
import type { Sale } from '../sale/sale.ts';
import { type BlankMotion, blankMotionsOf } from './blank-motions.ts';
import { failSlot, putBlankBack, takeBlank } from './slot.ts';
import type { StockBook } from './stock-book.ts';

/** After one of these it is a person's word what lies in the slot, and not the sum of what moved before. */
const SAID_BY_PEOPLE = ['counted', 'emptied', 'assigned', 'removed', 'added'] as const;
/** After one of these a slot is trusted again, whatever it did before. */
const TRUSTED_AGAIN = [...SAID_BY_PEOPLE, 'switchedOn'] as const;

export interface BlankCounterOptions {
  readonly book: StockBook;
  /** The whole journal of a sale. */
  read(saleId: string): readonly SaleEvent[];
  readonly canFeed: boolean;
  readonly clock: Clock;
  readonly log: Log;
}

export interface BlankCounter {
  /**
   * Told of each sale that is open at the start, and of each whose blank moves. `isNewSlot`: the slot is in the book since
   * a moment ago, and what moved out of it before is written down without counting.
   */
  note(sale: Sale, isNewSlot?: (slot: number) => boolean): void;
  /** Books what the disk would not take before. */
  retry(): void;
}

/**
 * Keeps the counts in step with what the journal says has moved. The journal is written first, so no blank is forgotten:
 * after a crash the sale is open still, and is noted again. Each motion is booked once, by its id; noting what is booked
 * already changes nothing.
 */
export function createBlankCounter({ book, read, canFeed, clock, log }: BlankCounterOptions): BlankCounter {
  /** Sales whose motions the disk did not take: tried again with the next. */
  const owed = new Map<string, Sale>();

  const settle = (motion: BlankMotion, wanted: WantedBlank, isNewSlot: (slot: number) => boolean) => {
    move(motion, wanted, isNewSlot);
    judge(motion, isNewSlot);
  };

  const move = (
    { motionId, blank, slot }: BlankMotion,
    wanted: WantedBlank,
    isNewSlot: (slot: number) => boolean,
  ) => {
    const record = book.motion(motionId);
    const bookedOut = record?.slot ?? null;
    const inUse = book.slots().filter(({ isRemoved }) => !isRemoved);
    const out = blank === 'back' ? null : (slot ?? bookedOut ?? chooseSlot(inUse, wanted));
    if (out === bookedOut) return;
    if (bookedOut !== null) putBack(motionId, bookedOut, record?.seq ?? 0);
    if (out !== null) takeOut(motionId, out, isNewSlot(out));
  };

  const takeOut = (motionId: string, number: number, isBefore: boolean) => {
    const slot = book.find(number);
    if (!slot || slot.isRemoved) return;
    const change = slot.count === null || isBefore ? null : -1;
    book.write(clock.now(), { kind: 'fed', slot: isBefore ? slot : takeBlank(slot), change, motionId });
  };

  const putBack = (motionId: string, number: number, fedSeq: number) => {
    const slot = book.find(number);
    if (!slot) return;
    // Somebody has counted since: the blank that had not moved was among what they saw.
    const isCounted = book.lastSeq(number, SAID_BY_PEOPLE) > fedSeq;
    const change = isCounted || slot.count === null ? null : 1;
    book.write(clock.now(), {
      kind: 'putBack',
      slot: isCounted ? slot : putBlankBack(slot),
      change,
      motionId,
    });
  };

  const judge = (
    { motionId, slot: number, slotWorked }: BlankMotion,
    isNewSlot: (slot: number) => boolean,
  ) => {
    const slot = number === null ? null : book.find(number);
    const record = book.motion(motionId);
    if (!slot || slot.isRemoved || slotWorked === null || !record) return;
    if (slotWorked) {
      const isLater = record.seq > book.lastSeq(slot.slot, ['failed']);
      if (slot.failures > 0 && slot.off !== 'failed' && isLater) book.keep({ ...slot, failures: 0 });
      return;
    }
    const isForgiven = isNewSlot(slot.slot) || book.lastSeq(slot.slot, TRUSTED_AGAIN) > record.seq;
    if (record.isFailureNoted) return;
    if (isForgiven) return book.write(clock.now(), { kind: 'failed', slot, motionId });
    const failed = failSlot(slot);
    const gaveUp = failed.off === 'failed' && slot.off === null;
    if (gaveUp) log.warn({ slot: slot.slot }, 'a slot gave no blank again and was switched off');
    const lines = gaveUp ? (['failed', 'gaveUp'] as const) : (['failed'] as const);
    book.write(clock.now(), ...lines.map((kind) => ({ kind, slot: failed, motionId })));
  };

  const noteOne = (sale: Sale, isNewSlot: (slot: number) => boolean) => {
    try {
      for (const motion of blankMotionsOf(read(sale.saleId), canFeed)) settle(motion, sale, isNewSlot);
      owed.delete(sale.saleId);
    } catch (error) {
      owed.set(sale.saleId, sale);
      log.error({ saleId: sale.saleId, err: error }, 'a blank could not be booked: it is tried again');
    }
  };

  return {
    note: (sale, isNewSlot = () => false) => noteOne(sale, isNewSlot),
    retry: () => {
      for (const sale of [...owed.values()]) noteOne(sale, () => false);
    },
  };
}
