import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, type BenchOptions, createBench, partOf } from './bench.ts';

let bench: Bench;
afterEach(() => bench.stop());

async function accepting(options: BenchOptions = {}) {
  bench = await createBench(options);
  await bench.ready();
  const changer = partOf(bench.mdb.changer);
  await bench.run(changer.acceptCoins(true));
  return { changer, machine: bench.machine.changer };
}

describe('coins', () => {
  it('go to the cash box once their tube is full', async () => {
    const { changer, machine } = await accepting();
    machine.fillTube(50);
    machine.insertCoin(50);
    expect(await bench.event('coinInserted')).toEqual({
      kind: 'coinInserted',
      amountMinor: 50,
      route: 'cashBox',
      moneyId: expect.any(String),
    });
    machine.insertCoin(100);
    await bench.clock.advance(500);
    expect(changer.tubes().find((tube) => tube.valueMinor === 100)?.count).toBe(21);
  });

  it('are returned while they are not accepted, and count for nothing', async () => {
    const { changer, machine } = await accepting();
    await bench.run(changer.acceptCoins(false));
    machine.insertCoin(100);
    expect(await bench.event('coinRejected')).toEqual({ kind: 'coinRejected', amountMinor: 100 });
    expect(bench.count('coinInserted')).toBe(0);
    expect(machine.takenMinor()).toBe(0);
  });

  it('are counted one by one though several come in one answer', async () => {
    const { machine } = await accepting();
    for (const value of [100, 50, 10, 100, 100]) machine.insertCoin(value);
    await bench.clock.advance(500);
    const amounts = bench.events.flatMap((event) =>
      event.kind === 'coinInserted' ? [event.amountMinor] : [],
    );
    expect(amounts).toEqual([100, 50, 10, 100, 100]);
  });

  it('that are slugs, and the return lever, and coins taken by hand are told apart', async () => {
    const { machine } = await accepting();
    machine.insertSlug();
    machine.pressReturnLever();
    machine.dispenseByHand(100);
    await bench.clock.advance(500);
    expect(bench.events).toEqual([
      { kind: 'slugsRejected', count: 1 },
      { kind: 'escrowLever' },
      { kind: 'coinsDispensedByHand', amountMinor: 100 },
    ]);
  });

  it('that jam are shown to staff until a coin passes again', async () => {
    const { changer, machine } = await accepting();
    machine.jamCoinPath();
    await bench.clock.advance(500);
    expect(changer.status()).toEqual({ kind: 'attention', reason: 'coinJam' });
    machine.insertCoin(100);
    await bench.clock.advance(500);
    expect(changer.status()).toEqual({ kind: 'ready' });
  });

  it('are accepted again by themselves after the changer lost its power', async () => {
    const { machine } = await accepting();
    machine.powerCycle();
    await bench.clock.advance(3_000);
    machine.insertCoin(100);
    expect((await bench.event('coinInserted')).amountMinor).toBe(100);
  });

  it('of another currency are never accepted', async () => {
    bench = await createBench({ changer: { country: 0x1978 } });
    await bench.ready();
    const changer = partOf(bench.mdb.changer);
    expect(changer.status()).toEqual({ kind: 'attention', reason: 'wrongCurrency' });
    expect(await bench.run(changer.acceptCoins(true))).toMatchObject({
      ok: false,
      error: { kind: 'rejected' },
    });
    bench.machine.changer.insertCoin(100);
    await bench.clock.advance(500);
    expect(bench.machine.changer.takenMinor()).toBe(0);
  });
});
