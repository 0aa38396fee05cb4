import { afterEach, describe, expect, it } from 'vitest';
import { MDB_DELAYS } from '../delays.ts';
import { type Bench, type BenchOptions, createBench, partOf } from './bench.ts';

let bench: Bench;
afterEach(() => bench.stop());

async function open(options: BenchOptions = {}) {
  bench = await createBench(options);
  await bench.ready();
  const changer = partOf(bench.mdb.changer);
  await bench.run(changer.acceptCoins(true));
  return { changer, coins: bench.machine.changer };
}

const differences = () => bench.events.filter((event) => event.kind === 'tubeDiffers');
/** Answers with a coin of 1.00 in a tube: `p,52nn`. */
const isCoin = (bytes: Uint8Array) => /^p,52..\s*$/.test(new TextDecoder().decode(bytes));
const two = 2 * MDB_DELAYS.tubeStatusMs + 2_000;

describe('a coin that fell while nobody could hear of it', () => {
  it('because the process was killed with its answer is found in its tube by the next', async () => {
    let isDying = false;
    const { coins } = await open({
      toKiosk: (bytes) => (isDying && isCoin(bytes) ? { kind: 'drop' } : null),
    });
    isDying = true;
    coins.insertCoin(100);
    await bench.clock.advance(300);
    bench = await bench.restartAfterKill();
    await bench.ready();
    expect(differences()).toEqual([{ kind: 'tubeDiffers', valueMinor: 100, countBefore: 20, countNow: 21 }]);
    expect(bench.count('coinInserted')).toBe(0);
  });

  it('in an answer that the line lost is found when the tubes are counted', async () => {
    let isLosing = false;
    const { coins } = await open({
      toKiosk: (bytes) => (isLosing && isCoin(bytes) ? { kind: 'drop' } : null),
    });
    isLosing = true;
    coins.insertCoin(100);
    await bench.clock.advance(1_000);
    isLosing = false;
    expect(bench.count('coinInserted')).toBe(0);
    await bench.clock.advance(two);
    expect(differences()).toMatchObject([{ valueMinor: 100, countNow: 21 }]);
    await bench.clock.advance(two);
    expect(differences()).toHaveLength(1);
  });

  it('shows at once with the next coin of its kind', async () => {
    let isLosing = false;
    const { coins } = await open({
      toKiosk: (bytes) => (isLosing && isCoin(bytes) ? { kind: 'drop' } : null),
    });
    isLosing = true;
    coins.insertCoin(100);
    await bench.clock.advance(1_000);
    isLosing = false;
    coins.insertCoin(100);
    await bench.event('coinInserted');
    expect(bench.count('coinInserted')).toBe(1);
    expect(differences()).toMatchObject([{ countBefore: 20, countNow: 21 }]);
  });
});

describe('the count of the tubes', () => {
  it('differs in nothing after coins, change, coins by hand and restarts', async () => {
    const { changer, coins } = await open();
    for (const value of [100, 50, 10, 100]) {
      coins.insertCoin(value);
      await bench.clock.advance(700);
    }
    await bench.run(changer.startPayOut('p1', 170));
    await bench.event('coinsPaidOut');
    coins.dispenseByHand(50);
    await bench.clock.advance(two);
    bench = await bench.restartAfterKill();
    await bench.ready();
    await bench.clock.advance(two);
    expect(differences()).toEqual([]);
  });

  it('differs in nothing after a process that was killed while change fell', async () => {
    const { changer } = await open();
    await bench.run(changer.startPayOut('p1', 370));
    await bench.clock.advance(400);
    bench = await bench.restartAfterKill();
    await bench.ready();
    await bench.clock.advance(two);
    expect(differences()).toEqual([]);
  });

  it('says what staff took out without a word', async () => {
    const { coins } = await open();
    coins.emptyTube(50);
    await bench.clock.advance(two);
    expect(differences()).toEqual([{ kind: 'tubeDiffers', valueMinor: 50, countBefore: 20, countNow: 0 }]);
  });
});
