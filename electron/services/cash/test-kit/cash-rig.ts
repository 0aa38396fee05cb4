import type { DatabaseSync } from 'node:sqlite';
import type { StaffPerson } from '../../../../shared/contract/staff.ts';
import { createAuditLog } from '../../../journal/audit.ts';
import { openDatabase } from '../../../journal/database.ts';
import { createSaleJournal } from '../../../journal/sale-journal.ts';
import { silentLog } from '../../../system/log.ts';
import type { StrayMoney } from '../../payment/stray-money.ts';
import { SALE_STARTED } from '../../sale/arbitrary-events.ts';
import { createSaleStore } from '../../sale/sale-store.ts';
import { createVirtualClock } from '../../sale/simulation/virtual-clock.ts';
import { createCashUpBook } from '../cash-up-book.ts';
import { createCashUpDesk } from '../cash-up-desk.ts';
import { createMovesBook } from '../moves-book.ts';
import { expectedUpTo, runningPeriod } from '../periods.ts';

export const ANN: StaffPerson = { personId: 'ann', name: 'Ann', role: 'supervisor' };
const BOB: StaffPerson = { personId: 'bob', name: 'Bob', role: 'attendant' };
export const ANNS_PIN = '4711';
export const BOBS_PIN = '1234';

export type CashRig = ReturnType<typeof openCashRig>;

/** The cash book over a real database, with sales and stray money written into it by hand. */
export function openCashRig(database: DatabaseSync = openDatabase(':memory:')) {
  const clock = createVirtualClock(1_000);
  const journal = createSaleJournal(database);
  const times = { latePaymentMs: 0 };
  const store = createSaleStore({ journal, times, clock, sendsOrderStatus: false, log: silentLog });
  const audit = createAuditLog(database);
  const book = createCashUpBook(database);
  let strays: StrayMoney[] = [];
  let ids = 0;
  const moves = createMovesBook({
    database,
    clock,
    readEvents: (saleId) => journal.read(saleId),
    strays: () => strays,
  });
  const desk = createCashUpDesk({
    ...{ book, moves, audit, clock },
    places: () => ({ tubes: true, cashBox: true, stacker: true }),
    checkPin: async (pin) => {
      if (pin === ANNS_PIN) return { kind: 'known', person: ANN };
      return pin === BOBS_PIN ? { kind: 'known', person: BOB } : { kind: 'wrongPin' };
    },
    newId: () => `cash-up-${ids++}-${book.list(null, 1).length}`,
  });
  const step = () => {
    const open = book.open();
    if (!open) throw new Error('no cash-up is open');
    return { cashUpId: open.cashUpId, revision: open.revision };
  };
  return {
    ...{ database, clock, store, audit, book, moves, desk, step, journal },
    setStrays: (next: StrayMoney[]) => {
      strays = next;
    },
    strays: () => strays,
    begin: (saleId: string) => void store.append(saleId, SALE_STARTED),
    period: () => {
      moves.book();
      return runningPeriod(moves, book.last(), moves.line());
    },
    expected: () => {
      moves.book();
      return expectedUpTo(moves, book, moves.line());
    },
  };
}
