import { expect, it } from 'vitest';
import type { BackendError } from '../../../backends/types.ts';
import { createVendingRig, dispenseOnce } from '../test-kit/vending-rig.ts';

const OFF_SHELF: BackendError = {
  kind: 'refused',
  reason: 'soldOut',
  code: 60002,
  detail: '60002 商品已下架',
};

it.each<[string, BackendError]>([
  ['off the shelf', OFF_SHELF],
  ['wrong secret', { kind: 'unauthorised', detail: '40001' }],
  ['a number that is taken', { kind: 'idTaken', detail: '60005' }],
])(
  '%s: nothing has moved, staff are called, and it is ordered anew once they have been there',
  async (_what, error) => {
    const rig = createVendingRig();
    rig.moods.push({ kind: 'fails', error, takes: false });
    const { dispenser } = rig.boot();
    expect(await dispenseOnce(rig, dispenser)).toMatchObject({ error: { kind: 'rejected' } });
    expect(await dispenser.motionState('d1')).toEqual({ kind: 'neverSeen' });
    expect(await dispenser.status()).toEqual({ kind: 'attention', reason: 'orderRefused' });
    expect(await dispenseOnce(rig, dispenser)).toMatchObject({ error: { kind: 'rejected' } });
    expect(rig.asked).toHaveLength(1);
    dispenser.clearTrouble();
    expect(await dispenseOnce(rig, dispenser)).toMatchObject({ ok: true });
    expect(rig.taken).toHaveLength(1);
    expect(new Set(rig.asked.map(({ tradeId }) => tradeId)).size).toBe(2);
  },
);

it.each<[string, BackendError]>([
  ['nobody there', { kind: 'unreachable', sent: false, detail: 'ECONNREFUSED' }],
  ['a platform that is being spared', { kind: 'suspended', retryAtMs: Date.UTC(2026, 5, 1) + 10_000 }],
])('%s: nothing was sent, and the dispenser is away for a while', async (_what, error) => {
  const rig = createVendingRig();
  rig.moods.push({ kind: 'fails', error, takes: false });
  const { dispenser } = rig.boot();
  expect(await dispenseOnce(rig, dispenser)).toMatchObject({ error: { kind: 'rejected' } });
  expect(await dispenser.status()).toEqual({ kind: 'disconnected' });
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'neverSeen' });
  await rig.clock.advance(20_000);
  expect(await dispenser.status()).toEqual({ kind: 'ready' });
});

it.each<[string, BackendError]>([
  ['an answer that was lost', { kind: 'unreachable', sent: true, detail: 'ECONNRESET' }],
  ['a page instead of an answer', { kind: 'contract', system: 'v', endpoint: 'e', field: 'f', detail: 'd' }],
])('%s: the machine may be moving, so the result is waited for', async (_what, error) => {
  const rig = createVendingRig();
  rig.moods.push({ kind: 'fails', error, takes: true });
  const { dispenser } = rig.boot();
  expect(await dispenseOnce(rig, dispenser)).toMatchObject({ error: { kind: 'unclear' } });
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'moving' });
  rig.tell({ tradeId: rig.tradeOf() });
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'dropped' });
  expect(rig.asked).toHaveLength(1);
});
