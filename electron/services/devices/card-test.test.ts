import { describe, expect, it } from 'vitest';
import type { DeviceTest } from '../../../shared/contract/staff-tests.ts';
import { type Bench, createBench } from '../../devices/mdb/tests/bench.ts';
import { openDatabase } from '../../journal/database.ts';
import { createCardTests } from './card-test.ts';
import { createTestBook } from './test-book.ts';

const newTest = (): DeviceTest => ({
  ...{ testId: 'test-card', kind: 'card', deviceId: 'mdb', personName: 'Lin', startedAtMs: 0 },
  ...{ finishedAtMs: null, outcome: 'running', steps: [], slot: null, reader: 2, askedMinor: null },
  ...{ chargedMinor: null, cash: null, wantsLook: false },
});

async function open(options: Parameters<typeof createBench>[0] = {}) {
  const bench = await createBench(options);
  await bench.ready();
  const book = createTestBook(openDatabase(':memory:'));
  const ended = new AbortController();
  const boot = (on: Bench) =>
    createCardTests({
      book,
      clock: on.clock,
      signal: new AbortController().signal,
      readers: on.mdb.cashless,
    });
  const test = newTest();
  book.begin(test);
  const stepOf = (name: string) => book.get(test.testId)?.steps.find(({ step }) => step === name)?.outcome;
  return { bench, book, boot, test, ended, stepOf };
}

describe('a test of a card reader', () => {
  it('asks for the smallest amount, and gives it back', async () => {
    const { bench, boot, test, ended, stepOf } = await open({
      reader2: { isAlwaysIdle: true, canRefund: true },
    });
    const running = boot(bench).run(test, ended.signal);
    await bench.clock.advanceUntil(() => stepOf('approve') === 'running', 30_000);
    bench.machine.reader2.presentCard();
    const done = await bench.run(running);
    expect(done).toMatchObject({ outcome: 'passed', askedMinor: 1, chargedMinor: 0, wantsLook: false });
    expect(bench.machine.reader2.chargedMinor()).toBe(0);
    expect(bench.machine.reader2.heldMinor()).toBe(0);
    await bench.stop();
  });

  it('waits for the card where the reader wants that first', async () => {
    const { bench, boot, test, ended } = await open({ reader2: { isAlwaysIdle: false, canRefund: true } });
    const running = boot(bench).run(test, ended.signal);
    await bench.clock.advance(3_000);
    bench.machine.reader2.presentCard();
    expect(await bench.run(running)).toMatchObject({ outcome: 'passed', chargedMinor: 0 });
    await bench.stop();
  });

  it('says that the card was charged where the reader cannot give it back', async () => {
    const { bench, boot, test, ended, stepOf } = await open({
      reader2: { isAlwaysIdle: true, canRefund: false },
    });
    const running = boot(bench).run(test, ended.signal);
    await bench.clock.advanceUntil(() => stepOf('approve') === 'running', 30_000);
    bench.machine.reader2.presentCard();
    const done = await bench.run(running);
    expect(done.chargedMinor).toBe(bench.machine.reader2.chargedMinor());
    expect(done).toMatchObject({ outcome: 'passed', chargedMinor: 1 });
    await bench.stop();
  });

  it('tells of a refund that failed', async () => {
    const { bench, boot, test, ended, stepOf } = await open({
      reader2: { isAlwaysIdle: true, canRefund: true },
    });
    const running = boot(bench).run(test, ended.signal);
    await bench.clock.advanceUntil(() => stepOf('approve') === 'running', 30_000);
    bench.machine.reader2.failNextRefund();
    bench.machine.reader2.presentCard();
    expect(await bench.run(running)).toMatchObject({ outcome: 'failed', chargedMinor: 1 });
    expect(bench.machine.reader2.chargedMinor()).toBe(1);
    await bench.stop();
  });

  it('withdraws the request when somebody ends it', async () => {
    const { bench, boot, test, ended, stepOf } = await open({
      reader2: { isAlwaysIdle: true, canRefund: true },
    });
    const running = boot(bench).run(test, ended.signal);
    await bench.clock.advanceUntil(() => stepOf('approve') === 'running', 30_000);
    ended.abort(new Error('ended'));
    expect(await bench.run(running)).toMatchObject({ outcome: 'stopped', chargedMinor: 0 });
    await bench.stop();
  });

  it('asks nothing where no card comes', async () => {
    const { bench, boot, test, ended } = await open({ reader2: { isAlwaysIdle: false, canRefund: true } });
    const done = await bench.run(boot(bench).run(test, ended.signal));
    expect(done).toMatchObject({ outcome: 'failed', chargedMinor: 0 });
    await bench.stop();
  });
});

describe('a kiosk that is killed in a test of a card reader', () => {
  it.each([
    ['before the card', 0],
    ['with the card approved', 1],
  ])('tells afterwards what the reader says: %s', async (_name, cards) => {
    const { bench, book, boot, test, ended, stepOf } = await open({
      reader2: { isAlwaysIdle: true, canRefund: false },
    });
    const first = boot(bench).run(test, ended.signal);
    first.catch(() => undefined);
    await bench.clock.advanceUntil(() => stepOf('approve') === 'running', 30_000);
    if (cards > 0) bench.machine.reader2.presentCard();
    // Approved at the reader, and the kiosk has not looked yet.
    await bench.clock.advance(cards > 0 ? 250 : 50);
    const left = book.get(test.testId) ?? test;
    const second = await bench.restartAfterKill();
    await second.ready();
    const settled = await second.run(boot(second).settle(left));
    expect(settled).toMatchObject({ outcome: 'interrupted', wantsLook: true });
    // Never less than what the world's book says.
    expect(settled.chargedMinor).toBeGreaterThanOrEqual(bench.machine.reader2.chargedMinor());
    await second.stop();
  });
});
