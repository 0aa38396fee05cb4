import { afterEach, describe, expect, it } from 'vitest';
import { mdbSchema } from '../config.ts';
import { type Bench, createBench, partOf } from './bench.ts';

let bench: Bench;
const stop = () => bench.stop();

async function open(config: object) {
  bench = await createBench({ config });
  await bench.ready();
  const [first, second] = bench.mdb.cashless;
  return {
    first: partOf(first),
    second: partOf(second),
    firstCard: bench.machine.reader1,
    secondCard: bench.machine.reader2,
  };
}

describe.each([
  ['a Qibixx box whose master drives the first', { driver: 'qibixx', cashless: 'master' }],
  ['a Qibixx box, both driven by us', { driver: 'qibixx', cashless: 'raw' }],
  ['a Wafer box', { driver: 'wafer' }],
])('two card readers behind %s', (_, box) => {
  afterEach(stop);

  it('are both found, at 10h and 60h', async () => {
    const { first, second } = await open({ ...box, readers: [1, 2] });
    expect([first.reader, second.reader]).toEqual([1, 2]);
    expect([first.status(), second.status()]).toEqual([{ kind: 'ready' }, { kind: 'ready' }]);
  });

  it('charge each its own card, also at the same time', async () => {
    const { first, second, firstCard, secondCard } = await open({ ...box, readers: [1, 2] });
    await bench.run(Promise.all([first.requestVend('v1', 1990, 1), second.requestVend('v2', 500, 1)]));
    secondCard.presentCard();
    await bench.clock.advanceUntil(() => second.vendState('v2').kind === 'approved', 10_000);
    expect(first.vendState('v1').kind).toBe('waiting');
    firstCard.presentCard();
    await bench.clock.advanceUntil(() => first.vendState('v1').kind === 'approved', 10_000);
    await bench.run(Promise.all([first.confirmVend('v1'), second.confirmVend('v2')]));
    await bench.clock.advance(1_000);
    expect([firstCard.chargedMinor(), secondCard.chargedMinor()]).toEqual([1990, 500]);
    expect([first.vendState('v1').kind, second.vendState('v2').kind]).toEqual(['succeeded', 'succeeded']);
  });

  it('fail each for itself', async () => {
    const { first, second, firstCard, secondCard } = await open({ ...box, readers: [1, 2] });
    await bench.run(first.requestVend('v1', 1990, 1));
    firstCard.presentCard();
    await bench.clock.advanceUntil(() => first.vendState('v1').kind === 'approved', 10_000);
    secondCard.unplug();
    await bench.clock.advanceUntil(() => second.status().kind === 'disconnected', 20_000);
    expect(first.vendState('v1')).toEqual({ kind: 'approved', amountMinor: 1990 });
    await bench.run(first.confirmVend('v1'));
    expect(firstCard.chargedMinor()).toBe(1990);
    secondCard.plugIn();
    await bench.clock.advanceUntil(() => second.status().kind === 'ready', 20_000);
  });

  it('leave the second alone where only it is named', async () => {
    bench = await createBench({ config: { ...box, readers: [2] } });
    await bench.ready();
    const [only] = bench.mdb.cashless;
    expect(only?.reader).toBe(2);
    await bench.run(partOf(only).requestVend('v1', 500, 1));
    bench.machine.reader2.presentCard();
    await bench.event('vendApproved');
  });
});

describe('a configuration with one reader twice', () => {
  it('is refused in plain words', () => {
    const parsed = mdbSchema.safeParse({ driver: 'wafer', connection: { path: 'x' }, readers: [1, 1] });
    expect(parsed.error?.issues).toMatchObject([
      { path: ['readers'], message: expect.stringContaining('each reader once') },
    ]);
  });
});
