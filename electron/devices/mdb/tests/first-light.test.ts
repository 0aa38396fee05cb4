import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, createBench } from './bench.ts';

let bench: Bench;
afterEach(() => bench.stop());

describe.each([
  ['a Qibixx box, raw', { driver: 'qibixx', cashless: 'raw' }],
  ['a Qibixx box with its cashless master', { driver: 'qibixx', cashless: 'master', readers: [1] }],
  ['a Wafer box', { driver: 'wafer' }],
])('over %s', (_, config) => {
  it('finds every peripheral and takes a coin, a bill and a card', async () => {
    bench = await createBench({ config });
    await bench.ready();
    const { changer, validator, cashless } = bench.mdb;
    expect(await bench.mdb.device.status()).toEqual({ kind: 'ready' });
    expect(changer?.coinValues()).toEqual([10, 50, 100]);
    expect(validator?.billValues()).toEqual([100, 500, 1000, 2000, 5000, 10_000]);
    const [reader] = cashless;
    expect(reader?.facts()).toMatchObject({ isAlwaysIdle: true, canRefund: true });

    let isReady = false;
    void Promise.all([changer?.acceptCoins(true), validator?.acceptBills(true)]).then(() => {
      isReady = true;
    });
    await bench.clock.advanceUntil(() => isReady, 5_000);
    bench.machine.changer.insertCoin(100);
    expect(await bench.event('coinInserted')).toEqual({
      kind: 'coinInserted',
      amountMinor: 100,
      route: 'tube',
      moneyId: expect.any(String),
    });
    bench.machine.validator.insertBill(1000);
    expect(await bench.event('billEscrowed')).toEqual({ kind: 'billEscrowed', amountMinor: 1000 });
    void validator?.stackBill();
    expect(await bench.event('billStacked')).toEqual({
      kind: 'billStacked',
      amountMinor: 1000,
      place: 'cashBox',
      moneyId: expect.any(String),
    });
    void reader?.requestVend('v1', 1990, 5);
    await bench.clock.advance(1_000);
    expect(reader?.vendState('v1')).toEqual({ kind: 'waiting', amountMinor: 1990 });
    bench.machine.reader1.presentCard();
    expect(await bench.event('vendApproved')).toMatchObject({ reader: 1, vendId: 'v1', amountMinor: 1990 });
    void reader?.confirmVend('v1');
    expect(await bench.event('vendSucceeded')).toMatchObject({ vendId: 'v1' });
    expect(bench.machine.reader1.chargedMinor()).toBe(1990);
  });
});
