import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, type BenchOptions, createBench, partOf } from './bench.ts';

let bench: Bench;
afterEach(() => bench.stop());

async function open(options: BenchOptions = {}) {
  bench = await createBench(options);
  await bench.ready();
  return { changer: partOf(bench.mdb.changer), machine: bench.machine.changer };
}
const BY_VALUE = { changer: { level: 3, canPayOutByValue: true } } as const;
const BY_TYPE = { changer: { level: 2, canPayOutByValue: false } } as const;

describe.each([
  ['by value', BY_VALUE],
  ['by coin type', BY_TYPE],
])('a pay-out %s', (_, options) => {
  it('gives exactly the amount, tells its progress, and happens once', async () => {
    const { changer, machine } = await open(options);
    expect(changer.payOutState('p1')).toEqual({ kind: 'neverSeen' });
    expect(await bench.run(changer.startPayOut('p1', 360))).toEqual({ ok: true, value: undefined });
    await bench.clock.advance(400);
    expect(changer.payOutState('p1')).toMatchObject({ kind: 'paying', amountMinor: 360 });
    expect(await bench.event('coinsPaidOut')).toEqual({
      kind: 'coinsPaidOut',
      payOutId: 'p1',
      amountMinor: 360,
    });
    expect(changer.payOutState('p1')).toEqual({ kind: 'done', paidMinor: 360 });
    expect(machine.paidMinor()).toBe(360);
    expect(await bench.run(changer.startPayOut('p1', 360))).toMatchObject({
      ok: false,
      error: { kind: 'rejected' },
    });
    await bench.clock.advance(5_000);
    expect(machine.paidMinor()).toBe(360);
  });

  it('pays more than one command can', async () => {
    const { changer, machine } = await open(options);
    await bench.run(changer.startPayOut('p1', 3_150));
    await bench.event('coinsPaidOut');
    expect(changer.payOutState('p1')).toEqual({ kind: 'done', paidMinor: 3_150 });
    expect(machine.paidMinor()).toBe(3_150);
  });

  it('that jams half way says how much came out', async () => {
    const { changer, machine } = await open(options);
    await bench.run(changer.startPayOut('p1', 500));
    await bench.clock.advanceUntil(() => machine.paidMinor() >= 200, 10_000);
    machine.jamTube();
    await bench.event('payOutFailed');
    expect(changer.payOutState('p1')).toEqual({
      kind: 'short',
      amountMinor: 500,
      paidMinor: machine.paidMinor(),
    });
    expect(changer.status()).toEqual({ kind: 'attention', reason: 'tubeJam' });
  });

  it('cut short by a loss of power is unknown, and not tried again', async () => {
    const { changer, machine } = await open(options);
    await bench.run(changer.startPayOut('p1', 500));
    await bench.clock.advanceUntil(() => machine.paidMinor() >= 100, 10_000);
    const paidMinor = machine.paidMinor();
    machine.powerCycle();
    await bench.event('payOutFailed');
    expect(changer.payOutState('p1')).toEqual({ kind: 'unknown', amountMinor: 500 });
    await bench.clock.advance(10_000);
    expect(machine.paidMinor()).toBe(paidMinor);
  });

  it('of what the tubes cannot make is refused before a coin moves', async () => {
    const { changer, machine } = await open(options);
    for (const value of [10, 50]) machine.emptyTube(value);
    machine.powerCycle();
    await bench.clock.advance(3_000);
    expect(changer.planChange(150)).toEqual({ kind: 'cannot' });
    expect(await bench.run(changer.startPayOut('p1', 150))).toMatchObject({
      ok: false,
      error: { kind: 'rejected' },
    });
    expect(changer.payOutState('p1')).toEqual({ kind: 'neverSeen' });
    expect(machine.paidMinor()).toBe(0);
  });
});

describe('the process is killed during a pay-out', () => {
  it('and the changer can still say what it paid', async () => {
    const { changer, machine } = await open(BY_VALUE);
    await bench.run(changer.startPayOut('p1', 500));
    await bench.clock.advanceUntil(() => machine.paidMinor() >= 200, 10_000);
    bench = await bench.restartAfterKill();
    await bench.ready();
    const restarted = partOf(bench.mdb.changer);
    expect(restarted.payOutState('p1')).toEqual({ kind: 'done', paidMinor: 500 });
    expect(await bench.run(restarted.startPayOut('p1', 500))).toMatchObject({ ok: false });
    expect(machine.paidMinor()).toBe(500);
  });

  it('and a changer without that memory leaves it unknown', async () => {
    const { changer, machine } = await open(BY_TYPE);
    await bench.run(changer.startPayOut('p1', 500));
    await bench.clock.advanceUntil(() => machine.paidMinor() >= 100, 10_000);
    bench = await bench.restartAfterKill();
    await bench.ready();
    const restarted = partOf(bench.mdb.changer);
    expect(restarted.payOutState('p1')).toEqual({ kind: 'unknown', amountMinor: 500 });
    expect(await bench.run(restarted.startPayOut('p1', 500))).toMatchObject({ ok: false });
  });
});
