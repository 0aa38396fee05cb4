import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, createBench, partOf } from './bench.ts';

let bench: Bench;
afterEach(() => bench.stop());

describe.each(['qibixx', 'wafer'])('the cable of a %s box is pulled', (driver) => {
  it('is told within a second, and everything is back within 3 s of plugging in', async () => {
    bench = await createBench({ config: { driver } });
    await bench.ready();
    const changer = partOf(bench.mdb.changer);
    await bench.run(changer.acceptCoins(true));
    bench.pair.unplug();
    await bench.clock.advance(1_000);
    expect(await bench.mdb.device.status()).toEqual({ kind: 'disconnected' });
    expect(changer.status()).toEqual({ kind: 'disconnected' });
    expect(await bench.run(changer.startPayOut('p1', 100))).toMatchObject({
      ok: false,
      error: { kind: 'rejected' },
    });
    await bench.clock.advance(20_000);
    bench.pair.plugIn();
    await bench.clock.advanceUntil(() => changer.status().kind === 'ready', 3_000);
    bench.machine.changer.insertCoin(100);
    await bench.event('coinInserted');
    expect(bench.mdb.device.counters()).toMatchObject({ reconnects: 1 });
  });

  it('in mid-write, and every command settles all the same', async () => {
    bench = await createBench({ config: { driver } });
    await bench.ready();
    bench.pair.stall();
    const changer = partOf(bench.mdb.changer);
    const validator = partOf(bench.mdb.validator);
    const commands = Promise.all([changer.acceptCoins(true), validator.acceptBills(true)]);
    bench.pair.unplug();
    const results = await bench.run(commands, 10_000);
    expect(results.map((result) => result.ok)).toEqual([false, false]);
    bench.pair.unstall();
  });
});

describe('one peripheral', () => {
  it('that is pulled off the bus is shown within a second, the others go on', async () => {
    bench = await createBench();
    await bench.ready();
    bench.machine.validator.unplug();
    await bench.clock.advance(1_000);
    expect(partOf(bench.mdb.validator).status()).toEqual({ kind: 'disconnected' });
    expect(await bench.mdb.device.status()).toEqual({ kind: 'attention', reason: 'peripheralMissing' });
    expect(partOf(bench.mdb.changer).status()).toEqual({ kind: 'ready' });
    bench.machine.validator.plugIn();
    await bench.clock.advanceUntil(() => partOf(bench.mdb.validator).status().kind === 'ready', 3_000);
    const steps = await bench.mdb.device.selfTest();
    expect(steps.filter((step) => step.outcome !== 'passed')).toEqual([]);
  });

  it('that was never there does not keep the others from working', async () => {
    bench = await createBench();
    bench.machine.reader2.unplug();
    const changer = partOf(bench.mdb.changer);
    await bench.clock.advanceUntil(() => changer.status().kind === 'ready', 10_000);
    await bench.run(changer.acceptCoins(true));
    bench.machine.changer.insertCoin(100);
    await bench.event('coinInserted', 300);
    const failed = (await bench.mdb.device.selfTest()).filter((step) => step.outcome === 'failed');
    expect(failed.map((step) => step.step)).toEqual(['reader-2-answers']);
  });
});
