import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../journal/database.ts';
import { createVirtualClock } from '../sale/simulation/virtual-clock.ts';
import { createStockBook } from './stock-book.ts';
import { createStockDesk } from './stock-desk.ts';

const ANN = { personId: 'ann', name: 'Ann' };
const PIXEL = { modelId: 'M1', modelName: 'Pixel 9' };
const NOKIA = { modelId: 'M2', modelName: 'Nokia' };

function open() {
  const database = openDatabase(':memory:');
  const book = createStockBook(database);
  const desk = createStockDesk({
    book,
    machineSlots: [1, 2, 3],
    clock: createVirtualClock(1_000),
    onAdded: () => {},
  });
  desk.add(1, PIXEL, ANN);
  desk.setCapacity(1, 10, ANN);
  return { database, book, desk };
}
const refused = (reason: string) => ({ ok: false, error: reason });

describe('what staff do with a slot', () => {
  it('adds a refill once, however often its wish arrives', () => {
    const { book, desk } = open();
    const wish = { actId: 'refill-0001', slot: 1, amount: 4 };
    desk.refill(wish, ANN);
    expect(desk.refill(wish, ANN)).toMatchObject({ ok: true });
    expect(book.find(1)?.count).toBe(4);
    desk.refill({ ...wish, actId: 'refill-0002' }, ANN);
    expect(book.find(1)?.count).toBe(8);
    expect(desk.refill({ ...wish, actId: 'refill-0003' }, ANN)).toEqual(refused('tooMany'));
    expect(book.lines(1, null, 9)[0]).toMatchObject({
      kind: 'refilled',
      change: 4,
      count: 8,
      personName: 'Ann',
      atMs: 1_000,
    });
  });

  it('counts against the number that was on the screen, and writes the variance with its reason', () => {
    const { book, desk } = open();
    desk.refill({ actId: 'refill-0001', slot: 1, amount: 8 }, ANN);
    const wish = { slot: 1, counted: 6, reason: 'damaged' as const };
    expect(desk.count({ ...wish, actId: 'count-0001', expected: 9 }, ANN)).toEqual(refused('changed'));
    expect(desk.count({ ...wish, actId: 'count-0002', expected: 8 }, ANN)).toMatchObject({ ok: true });
    expect(book.lines(1, null, 1)).toMatchObject([
      { kind: 'counted', change: -2, count: 6, reason: 'damaged' },
    ]);
  });

  it('lets no slot change its model while blanks of another lie in it', () => {
    const { book, desk } = open();
    desk.refill({ actId: 'refill-0001', slot: 1, amount: 2 }, ANN);
    expect(desk.assign(1, NOKIA, ANN)).toEqual(refused('notEmpty'));
    expect(desk.remove(1, ANN)).toEqual(refused('notEmpty'));
    desk.empty({ actId: 'empty-0001', slot: 1, reason: 'otherModel' }, ANN);
    expect(desk.assign(1, NOKIA, ANN)).toMatchObject({ ok: true });
    expect(book.find(1)).toMatchObject({ ...NOKIA, count: 0, capacity: 10 });
  });

  it('knows the slots of the machine, and forgets a removed one only for feeding', () => {
    const { book, desk } = open();
    expect(desk.add(1, NOKIA, ANN)).toEqual(refused('slotTaken'));
    expect(desk.add(7, NOKIA, ANN)).toEqual(refused('notInMachine'));
    expect(desk.switch(2, false, ANN)).toEqual(refused('noSuchSlot'));
    desk.remove(1, ANN);
    expect(desk.refill({ actId: 'refill-0001', slot: 1, amount: 1 }, ANN)).toEqual(refused('noSuchSlot'));
    expect(desk.add(1, NOKIA, ANN)).toMatchObject({ ok: true });
    expect(book.lines(1, null, 9).map(({ kind }) => kind)).toEqual([
      'added',
      'removed',
      'capacitySet',
      'added',
    ]);
  });

  it('asks for a count before the first refill of a slot that was never counted', () => {
    const { book, desk } = open();
    const slot = book.find(1);
    if (slot) book.keep({ ...slot, count: null });
    expect(desk.refill({ actId: 'refill-0001', slot: 1, amount: 1 }, ANN)).toEqual(refused('uncounted'));
    desk.count({ actId: 'count-0001', slot: 1, counted: 3, expected: null, reason: 'firstCount' }, ANN);
    expect(book.lines(1, null, 1)).toMatchObject([{ kind: 'counted', change: null, count: 3 }]);
  });

  it('leaves slot and ledger as they were when the disk does not take one of them', () => {
    const { database, book, desk } = open();
    database.exec('ALTER TABLE stock_ledger RENAME COLUMN reason TO broken');
    expect(() => desk.refill({ actId: 'refill-0001', slot: 1, amount: 4 }, ANN)).toThrow();
    database.exec('ALTER TABLE stock_ledger RENAME COLUMN broken TO reason');
    expect(createStockBook(database).find(1)?.count).toBe(0);
    expect(book.find(1)?.count).toBe(0);
  });
});
