import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, type BenchOptions, createBench, partOf } from './bench.ts';

let bench: Bench;
afterEach(() => bench.stop());

async function open(options: BenchOptions = {}) {
  bench = await createBench(options);
  await bench.ready();
  return { reader: partOf(bench.mdb.cashless[0]), card: bench.machine.reader1 };
}

async function approved(options: BenchOptions = {}) {
  const opened = await open(options);
  await bench.run(opened.reader.requestVend('v1', 1990, 7));
  opened.card.presentCard();
  await bench.event('vendApproved');
  return opened;
}

describe.each([
  ['driven by us', { cashless: 'raw' }],
  ['driven by the Qibixx master', { cashless: 'master', readers: [1] }],
])('a card reader %s', (_, config) => {
  it('charges the card when the goods came', async () => {
    const { reader, card } = await approved({ config });
    expect(reader.vendState('v1')).toEqual({ kind: 'approved', amountMinor: 1990 });
    expect(await bench.run(reader.confirmVend('v1'))).toEqual({ ok: true, value: undefined });
    expect(reader.vendState('v1')).toEqual({ kind: 'succeeded', amountMinor: 1990 });
    expect([card.chargedMinor(), card.heldMinor()]).toEqual([1990, 0]);
  });

  it('gives the money back when they did not', async () => {
    const { reader, card } = await approved({ config });
    expect(await bench.run(reader.failVend('v1'))).toEqual({ ok: true, value: undefined });
    const failed = await bench.event('vendFailed');
    expect(failed.refund).toBe(config.cashless === 'raw' ? 'done' : 'untold');
    expect([card.chargedMinor(), card.heldMinor()]).toEqual([0, 0]);
  });

  it('denies a card that cannot pay, and serves the next', async () => {
    const { reader, card } = await open({ config });
    await bench.run(reader.requestVend('v1', 1990, 7));
    card.presentCard(500);
    await bench.event('vendDenied');
    expect(reader.vendState('v1')).toEqual({ kind: 'denied' });
    await bench.clock.advance(1_000);
    expect(await bench.run(reader.requestVend('v2', 100, 7))).toEqual({ ok: true, value: undefined });
    card.presentCard(500);
    expect(await bench.event('vendApproved')).toMatchObject({ vendId: 'v2', amountMinor: 100 });
  });

  it('withdraws a request that the shopper gave up', async () => {
    const { reader, card } = await open({ config });
    await bench.run(reader.requestVend('v1', 1990, 7));
    await bench.run(reader.cancelVend('v1'));
    await bench.event('vendCancelled');
    await bench.clock.advance(1_000);
    card.presentCard();
    await bench.clock.advance(1_000);
    expect(reader.vendState('v1')).toEqual({ kind: 'cancelled' });
    expect([card.chargedMinor(), card.heldMinor()]).toEqual([0, 0]);
  });

  it('never asks twice for one id', async () => {
    const { reader } = await approved({ config });
    await bench.run(reader.confirmVend('v1'));
    await bench.clock.advance(1_000);
    expect(await bench.run(reader.requestVend('v1', 1990, 7))).toMatchObject({
      ok: false,
      error: { kind: 'rejected' },
    });
  });

  it('reset between approval and success has charged the shopper', async () => {
    const { reader, card } = await approved({ config });
    card.powerCycle();
    expect(await bench.event('vendCountedAsSuccess')).toMatchObject({ vendId: 'v1', amountMinor: 1990 });
    expect(reader.vendState('v1')).toEqual({ kind: 'countedAsSuccess', amountMinor: 1990 });
    expect(card.chargedMinor()).toBe(1990);
  });

  it('tells of the session of a reader that wants the card first', async () => {
    const idle = config.cashless === 'master' ? { alwaysIdle: false } : {};
    const { reader, card } = await open({ config: { ...config, ...idle }, reader1: { isAlwaysIdle: false } });
    expect(await bench.run(reader.requestVend('v1', 1990, 7))).toMatchObject({ ok: false });
    card.presentCard(5_000);
    expect(await bench.event('sessionBegan')).toEqual({ kind: 'sessionBegan', reader: 1, fundsMinor: 5_000 });
    expect(await bench.run(reader.requestVend('v2', 1990, 7))).toEqual({ ok: true, value: undefined });
    await bench.event('vendApproved');
    await bench.run(reader.confirmVend('v2'));
    await bench.event('sessionEnded');
    expect(card.chargedMinor()).toBe(1990);
  });

  it('of another currency is never asked for money', async () => {
    const { reader, card } = await open({ config, reader1: { country: 0x1840 } });
    expect(reader.status()).toEqual({ kind: 'attention', reason: 'wrongCurrency' });
    expect(await bench.run(reader.requestVend('v1', 100, 1))).toMatchObject({ ok: false });
    expect(reader.vendState('v1')).toEqual({ kind: 'neverSeen' });
    card.presentCard();
    await bench.clock.advance(1_000);
    expect(card.heldMinor()).toBe(0);
  });
});

describe('a refund', () => {
  it('that the reader cannot make is told as such', async () => {
    const { reader, card } = await approved();
    card.failNextRefund();
    await bench.run(reader.failVend('v1'));
    expect(await bench.event('vendFailed')).toMatchObject({ refund: 'refused' });
    expect(reader.vendState('v1')).toEqual({ kind: 'failed', amountMinor: 1990, refund: 'refused' });
    expect(card.chargedMinor()).toBe(1990);
  });

  it('is not asked of a reader that offers none', async () => {
    const { reader, card } = await approved({ reader1: { canRefund: false } });
    expect(await bench.run(reader.failVend('v1'))).toMatchObject({ ok: false, error: { kind: 'rejected' } });
    expect(reader.vendState('v1')).toEqual({ kind: 'approved', amountMinor: 1990 });
    expect(card.heldMinor()).toBe(1990);
  });

  it('is waited for while the reader is silent, and is not taken for made', async () => {
    const { reader, card } = await approved({ reader1: { maxResponseSeconds: 20 } });
    await bench.run(reader.failVend('v1'), 1_000);
    card.holdAnswer(true);
    const settled = bench.count('vendFailed');
    await bench.clock.advance(10_000);
    expect(bench.count('vendFailed')).toBe(settled);
    card.holdAnswer(false);
    expect(await bench.event('vendFailed')).toMatchObject({ refund: 'done' });
  });

  it('whose report never reaches the reader is unclear', async () => {
    const { reader, card } = await approved();
    card.holdAnswer(true);
    expect(await bench.run(reader.failVend('v1'))).toMatchObject({ ok: false, error: { kind: 'unclear' } });
    expect(reader.vendState('v1')).toEqual({ kind: 'unclear', amountMinor: 1990 });
  });
});

describe('a poll that was under way when the failure was reported', () => {
  it('says nothing of the refund, though it is acknowledged', async () => {
    let isSlow = false;
    const toKiosk = () => (isSlow ? ({ kind: 'delay', delayMs: 40 } as const) : null);
    const { reader, card } = await approved({ toKiosk });
    isSlow = true;
    const isPollUnderWay = () => {
      const last = bench.mdb.device.traffic().at(-1);
      return last?.direction === 'sent' && new TextDecoder().decode(last.bytes) === 'R,12\n';
    };
    await bench.clock.advanceUntil(isPollUnderWay, 5_000);
    card.holdAnswer(true);
    await bench.run(reader.failVend('v1'));
    expect(bench.count('vendFailed')).toBe(0);
    expect(reader.vendState('v1')).toEqual({ kind: 'unclear', amountMinor: 1990 });
    expect(card.heldMinor()).toBe(1990);
  });
});

describe('an approval that crosses a cancellation', () => {
  it('is given back', async () => {
    const { reader, card } = await open();
    await bench.run(reader.requestVend('v1', 1990, 7));
    // The approval is in the reader, and the next poll would bring it.
    card.presentCard();
    await bench.run(reader.cancelVend('v1'));
    await bench.event('vendCancelled');
    expect(bench.count('vendApproved')).toBe(0);
    expect([card.chargedMinor(), card.heldMinor()]).toEqual([0, 0]);
  });

  it('stands where the reader offers no refund', async () => {
    const { reader, card } = await open({ reader1: { canRefund: false } });
    await bench.run(reader.requestVend('v1', 1990, 7));
    card.presentCard();
    await bench.run(reader.cancelVend('v1'));
    expect(await bench.event('vendApproved')).toMatchObject({ vendId: 'v1' });
    await bench.run(reader.confirmVend('v1'));
    expect(card.chargedMinor()).toBe(1990);
  });
});

describe('a reader', () => {
  it('with four-byte money is asked for amounts over two bytes', async () => {
    const { reader, card } = await open({ reader1: { hasMoney32: true } });
    expect(await bench.run(reader.requestVend('v1', 1_234_567, 7))).toEqual({ ok: true, value: undefined });
    card.presentCard();
    expect(await bench.event('vendApproved')).toMatchObject({ amountMinor: 1_234_567 });
  });

  it('with two-byte money refuses them before anything is sent', async () => {
    const { reader } = await open();
    expect(await bench.run(reader.requestVend('v1', 65_535, 7))).toMatchObject({
      ok: false,
      error: { kind: 'rejected' },
    });
    expect(reader.vendState('v1')).toEqual({ kind: 'neverSeen' });
  });

  it('may be silent in mid-vend for its maximum response time', async () => {
    const { reader, card } = await open({ reader1: { maxResponseSeconds: 40 } });
    await bench.run(reader.requestVend('v1', 1990, 7));
    card.holdAnswer(true);
    await bench.clock.advance(30_000);
    expect(reader.status()).toEqual({ kind: 'busy' });
    card.holdAnswer(false);
    card.presentCard();
    await bench.event('vendApproved');
  });

  it('silent for longer is reset, and the vend is unclear', async () => {
    const { reader, card } = await open();
    await bench.run(reader.requestVend('v1', 1990, 7));
    card.unplug();
    await bench.event('vendUnclear');
    expect(reader.vendState('v1')).toEqual({ kind: 'unclear', amountMinor: 1990 });
    expect(reader.status()).toEqual({ kind: 'disconnected' });
    card.plugIn();
    await bench.clock.advanceUntil(() => reader.status().kind === 'ready', 3_000);
  });

  it('whose shopper takes the card away ends the session', async () => {
    const { reader, card } = await open();
    card.presentCard();
    await bench.event('sessionBegan');
    card.removeCard();
    await bench.event('sessionEnded');
    await bench.clock.advance(500);
    expect(reader.status()).toEqual({ kind: 'ready' });
  });

  it('at the second address works beside the first', async () => {
    await open();
    const second = partOf(bench.mdb.cashless[1]);
    await bench.run(second.requestVend('v9', 500, 1));
    bench.machine.reader2.presentCard();
    expect(await bench.event('vendApproved')).toMatchObject({ reader: 2, vendId: 'v9', amountMinor: 500 });
    await bench.run(second.confirmVend('v9'));
    expect(bench.machine.reader2.chargedMinor()).toBe(500);
    expect(bench.machine.reader1.chargedMinor()).toBe(0);
  });
});
