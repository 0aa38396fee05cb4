import { expect, it } from 'vitest';
import { createVendingRig, dispenseOnce } from '../test-kit/vending-rig.ts';

it('delivers by one order under a number of our own, and is ready once the case was taken', async () => {
  const rig = createVendingRig();
  const { dispenser } = rig.boot();
  expect(await dispenser.status()).toEqual({ kind: 'ready' });
  expect(await dispenseOnce(rig, dispenser)).toEqual({ ok: true, value: undefined });
  expect(rig.asked).toEqual([
    { tradeId: expect.stringMatching(/^20260601\d{20}$/), machineNo: '10000001', productId: 100 },
  ]);
  expect(await dispenser.status()).toEqual({ kind: 'busy' });
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'moving' });
  expect(rig.tell({ tradeId: rig.tradeOf() })).toBe(true);
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'dropped' });
  expect(await dispenser.tray()).toBe('unknown');
  await rig.clock.advance(20_000);
  expect(await dispenser.tray()).toBe('empty');
  expect(await dispenser.status()).toEqual({ kind: 'ready' });
});

it('is found by the platform’s own number where ours is not named', async () => {
  const rig = createVendingRig();
  const { dispenser } = rig.boot();
  await dispenseOnce(rig, dispenser);
  expect(rig.tell({ vendingOrderId: '5001' })).toBe(true);
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'dropped' });
});

it('fails for certain when the platform says so, and staff are wanted', async () => {
  const rig = createVendingRig();
  const { dispenser } = rig.boot();
  await dispenseOnce(rig, dispenser);
  rig.tell({ tradeId: rig.tradeOf(), outcome: 'failed' });
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'failed', reason: 'noDrop' });
  expect(await dispenser.status()).toEqual({ kind: 'attention', reason: 'noDrop' });
  await rig.clock.advance(120_000);
  expect(await dispenseOnce(rig, dispenser, 'd2')).toMatchObject({ error: { kind: 'rejected' } });
  dispenser.clearTrouble();
  expect(await dispenser.status()).toEqual({ kind: 'ready' });
  expect(rig.asked).toHaveLength(1);
});

it('is unclear after silence, and is never ordered a second time', async () => {
  const rig = createVendingRig();
  const { dispenser } = rig.boot();
  await dispenseOnce(rig, dispenser);
  await rig.clock.advance(58_000);
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'moving' });
  await rig.clock.advance(5_000);
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'unknown' });
  expect(await dispenser.status()).toEqual({ kind: 'attention', reason: 'unclear' });
  expect(await dispenseOnce(rig, dispenser)).toMatchObject({ error: { kind: 'rejected' } });
  expect(rig.asked).toHaveLength(1);
});

it.each([
  ['succeeded', { kind: 'dropped' }, { kind: 'ready' }],
  ['failed', { kind: 'failed', reason: 'noDrop' }, { kind: 'attention', reason: 'noDrop' }],
] as const)(
  'takes a late word (%s) for the truth about a motion that was in doubt',
  async (outcome, state, status) => {
    const rig = createVendingRig();
    const { dispenser } = rig.boot();
    await dispenseOnce(rig, dispenser);
    await rig.clock.advance(90_000);
    expect(rig.tell({ tradeId: rig.tradeOf(), outcome })).toBe(true);
    expect(await dispenser.motionState('d1')).toEqual(state);
    expect(await dispenser.status()).toEqual(status);
    expect(dispenser.counters()).toMatchObject({ lateResults: 1 });
  },
);

it('counts the same word again once, and lets the first of two words stand', async () => {
  const rig = createVendingRig();
  const { dispenser } = rig.boot();
  await dispenseOnce(rig, dispenser);
  const tradeId = rig.tradeOf();
  for (let time = 0; time < 3; time += 1) expect(rig.tell({ tradeId })).toBe(true);
  expect(rig.tell({ tradeId, outcome: 'failed' })).toBe(true);
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'dropped' });
  expect(dispenser.counters()).toMatchObject({ orders: 1, duplicateResults: 2, contradictions: 1 });
});

it('knows nothing of somebody else’s order, and does not say that it took the word', async () => {
  const rig = createVendingRig();
  const { dispenser } = rig.boot();
  await dispenseOnce(rig, dispenser);
  expect(rig.tell({ tradeId: '99999999999999999999' })).toBe(false);
  expect(rig.tell({ tradeId: '99999999999999999999', vendingOrderId: '5001' })).toBe(false);
  expect(rig.tell({})).toBe(false);
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'moving' });
  expect(dispenser.counters()).toMatchObject({ unknownResults: 3 });
});

it('waits on after a word that says nothing', async () => {
  const rig = createVendingRig();
  const { dispenser } = rig.boot();
  await dispenseOnce(rig, dispenser);
  expect(rig.tell({ tradeId: rig.tradeOf(), outcome: 'unknown' })).toBe(true);
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'moving' });
  rig.tell({ tradeId: rig.tradeOf() });
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'dropped' });
});

it('takes a word that comes before the answer to the order', async () => {
  const rig = createVendingRig();
  const { dispenser } = rig.boot();
  const begun = dispenser.dispense('d1');
  await rig.clock.advance(100);
  expect(rig.tell({ tradeId: rig.tradeOf() })).toBe(true);
  await rig.clock.advance(1_000);
  expect(await begun).toMatchObject({ ok: true });
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'dropped' });
});

it('feeds the product of the slot, out of the machine that holds it', async () => {
  const rig = createVendingRig();
  const { dispenser } = rig.boot();
  const begun = dispenser.feedBlank('f1', 2);
  await rig.clock.advance(1_000);
  expect(await begun).toMatchObject({ ok: true });
  expect(rig.asked).toMatchObject([{ machineNo: '10000002', productId: 122 }]);
  rig.tell({ tradeId: rig.tradeOf(), outcome: 'failed' });
  expect(await dispenser.feedState('f1')).toEqual({ kind: 'failed', reason: 'noFeed' });
  expect(await dispenser.feedBlank('f2', 7)).toMatchObject({ error: { detail: 'slot 7 has no product' } });
});

it('takes no order while nobody could hear its result', async () => {
  const rig = createVendingRig();
  rig.setListening(false);
  const { dispenser } = rig.boot();
  expect(await dispenser.status()).toEqual({ kind: 'disconnected' });
  expect(await dispenseOnce(rig, dispenser)).toMatchObject({ error: { kind: 'rejected' } });
  expect(await dispenser.selfTest()).toMatchObject([{ step: 'notifications', outcome: 'failed' }, {}]);
  expect(rig.asked).toEqual([]);
});
