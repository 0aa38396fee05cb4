import { describe, expect, it } from 'vitest';
import type { DeviceTest } from '../../../shared/contract/staff-tests.ts';
import { type Bench, createBench, partOf } from '../../devices/mdb/tests/bench.ts';
import { openDatabase } from '../../journal/database.ts';
import { createKeptValues } from '../../journal/kept.ts';
import { silentLog } from '../../system/log.ts';
import { createMoneyDevices } from '../payment/money-ports.ts';
import { createMoneyService } from '../payment/money-service.ts';
import type { SaleStore } from '../sale/sale-store.ts';
import { createCashTests, NO_CASH } from './cash-test.ts';
import { TEST_DELAYS } from './delays.ts';
import { createTestBook } from './test-book.ts';

/** A shop without a sale: nobody pays while staff test. */
const NO_SALES = {
  openSales: () => [],
  pacedSales: () => [],
  get: () => null,
  subscribe: () => () => undefined,
  append: () => {
    throw new Error('there is no sale');
  },
} satisfies Pick<SaleStore, 'openSales' | 'pacedSales' | 'get' | 'subscribe' | 'append'>;

const newTest = (): DeviceTest => ({
  ...{ testId: 'test-cash', kind: 'cash', deviceId: 'mdb', personName: 'Lin', startedAtMs: 0 },
  ...{ finishedAtMs: null, outcome: 'running', steps: [], slot: null, reader: null, askedMinor: null },
  ...{ chargedMinor: null, cash: NO_CASH, wantsLook: false },
});

async function open(bench?: Bench) {
  const on = bench ?? (await createBench());
  if (!bench) await on.ready();
  const database = openDatabase(':memory:');
  const book = createTestBook(database);
  const money = createMoneyService({
    devices: createMoneyDevices({ mdb: on.mdb, coinAcceptor: null }),
    store: NO_SALES as unknown as SaleStore,
    keeper: createKeptValues(database),
    clock: on.clock,
    log: silentLog,
    hasStaff: true,
    onStorage: () => undefined,
  });
  money.start();
  const staff = { isAway: false };
  const life = new AbortController();
  const tests = createCashTests({
    book,
    clock: on.clock,
    signal: life.signal,
    slots: {
      open: (testId) => money.trial.tryOut(testId),
      close: () => void money.trial.tryOut(null),
      moneyOf: (testId) => money.strayMoney().filter((entry) => entry.testId === testId),
      giveBack: money.trial.giveBackOfTest,
    },
    coins: [partOf(on.mdb.changer)],
    validator: on.mdb.validator,
    isStaffAway: () => staff.isAway,
  });
  const test = newTest();
  book.begin(test);
  const ended = new AbortController();
  const now = () => book.get(test.testId)?.cash ?? NO_CASH;
  const begin = async () => {
    expect(money.trial.tryOut(test.testId)).toBe(true);
    const running = tests.run(test, ended.signal);
    running.catch(() => undefined);
    await on.clock.advance(2_000);
    return { running };
  };
  return { on, book, money, tests, test, ended, staff, life, now, begin };
}

type Rig = Awaited<ReturnType<typeof open>>;

const insert = async ({ on, now }: Rig, valueMinor: number, totalMinor: number) => {
  on.machine.changer.insertCoin(valueMinor);
  await on.clock.advanceUntil(() => now().insertedMinor === totalMinor, 10_000);
};

describe('a test of coins and notes', () => {
  it('shows what falls in, and gives it all back', async () => {
    const rig = await open();
    const { running } = await rig.begin();
    await insert(rig, 100, 100);
    await insert(rig, 100, 200);
    await insert(rig, 50, 250);
    expect(rig.now().coins).toEqual([
      { valueMinor: 50, count: 1 },
      { valueMinor: 100, count: 2 },
    ]);
    rig.ended.abort(new Error('ended'));
    const done = await rig.on.run(running);
    expect(done).toMatchObject({ outcome: 'passed', wantsLook: false });
    expect(done.cash).toMatchObject({ insertedMinor: 250, returnedMinor: 250, keptMinor: 0 });
    expect(rig.on.count('coinsPaidOut')).toBe(1);
    await rig.on.stop();
  });

  it('gives a note back out of escrow, and books nothing', async () => {
    const rig = await open();
    const { running } = await rig.begin();
    const [value = 0] = partOf(rig.on.mdb.validator).billValues();
    rig.on.machine.validator.insertBill(value);
    await rig.on.clock.advanceUntil(() => rig.now().notesRead.length > 0, 30_000);
    rig.ended.abort(new Error('ended'));
    const done = await rig.on.run(running);
    expect(done.cash).toMatchObject({ notesRead: [{ valueMinor: value, count: 1 }], insertedMinor: 0 });
    expect(rig.on.count('billReturned')).toBe(1);
    expect(rig.on.count('billStacked')).toBe(0);
    await rig.on.stop();
  });

  it('keeps in the book what the changer cannot give back, and says so', async () => {
    const rig = await open();
    const { running } = await rig.begin();
    await insert(rig, 100, 100);
    rig.on.machine.changer.unplug();
    await rig.on.clock.advance(15_000);
    rig.ended.abort(new Error('ended'));
    const done = await rig.on.run(running);
    expect(done.cash).toMatchObject({ insertedMinor: 100, returnedMinor: 0, keptMinor: 100 });
    expect(rig.money.strayMoney()).toMatchObject([{ amountMinor: 100, state: 'kept' }]);
    await rig.on.stop();
  });

  it('shuts the slots when staff are gone, and gives back', async () => {
    const rig = await open();
    const { running } = await rig.begin();
    await insert(rig, 100, 100);
    rig.staff.isAway = true;
    expect((await rig.on.run(running)).cash).toMatchObject({ returnedMinor: 100 });
    await rig.on.stop();
  });

  it('shuts the slots when nothing has fallen in for a while', async () => {
    const rig = await open();
    const { running } = await rig.begin();
    const done = await rig.on.run(running, TEST_DELAYS.slotsIdleMs + 60_000);
    expect(done).toMatchObject({ outcome: 'stopped', cash: { insertedMinor: 0 } });
    await rig.on.stop();
  });

  it('has what fell in in the book when the kiosk dies', async () => {
    const rig = await open();
    const { running } = await rig.begin();
    await insert(rig, 100, 100);
    rig.life.abort(new Error('killed'));
    await expect(rig.on.run(running)).rejects.toThrow('killed');
    const settled = rig.tests.settle(rig.book.get(rig.test.testId) ?? rig.test);
    expect(settled).toMatchObject({ outcome: 'interrupted', wantsLook: true });
    expect(settled.cash).toMatchObject({ insertedMinor: 100, keptMinor: 100 });
    await rig.on.stop();
  });
});
