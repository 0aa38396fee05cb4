import { expect, it } from 'vitest';
import { createVendingRig, dispenseOnce } from '../test-kit/vending-rig.ts';

const MOMENTS = [0, 50, 150, 199, 201, 400, 2_000, 59_000, 61_000, 70_000];

it.each(MOMENTS)('orders once at most when the process is killed %i ms into a motion', async (momentMs) => {
  const rig = createVendingRig();
  const first = rig.boot();
  void first.dispenser.dispense('d1');
  await rig.clock.advance(momentMs);
  first.kill();
  const { dispenser } = rig.boot();
  const state = await dispenser.motionState('d1');
  expect(['moving', 'unknown']).toContain(state.kind);
  // The platform tells now what it could not tell a dead process.
  expect(rig.tell({ tradeId: rig.tradeOf() })).toBe(true);
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'dropped' });
  await rig.clock.advance(90_000);
  expect(await dispenseOnce(rig, dispenser)).toMatchObject({ error: { kind: 'rejected' } });
  expect(rig.taken).toHaveLength(1);
  await dispenser.stop();
});

it('is unclear when the result came while no process lived', async () => {
  const rig = createVendingRig();
  const first = rig.boot();
  await dispenseOnce(rig, first.dispenser);
  first.kill();
  await rig.clock.advance(70_000);
  const { dispenser } = rig.boot();
  await rig.clock.advance(1_000);
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'unknown' });
  expect(await dispenser.status()).toEqual({ kind: 'attention', reason: 'unclear' });
  expect(rig.taken).toHaveLength(1);
  await dispenser.stop();
});

it.each([1, 2])('sends nothing when write %i of its book does not reach the disk', async (write) => {
  const rig = createVendingRig();
  const first = rig.boot(write);
  expect(await dispenseOnce(rig, first.dispenser)).toMatchObject({ error: { kind: 'rejected' } });
  expect(rig.asked).toEqual([]);
  first.kill();
  const { dispenser } = rig.boot();
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'neverSeen' });
  expect(await dispenseOnce(rig, dispenser)).toMatchObject({ ok: true });
  expect(rig.taken).toHaveLength(1);
  await dispenser.stop();
});

it('does not say that it took a result which the disk did not take', async () => {
  const rig = createVendingRig();
  // The order writes three times; the fourth would be the result.
  const { dispenser } = rig.boot(4);
  await dispenseOnce(rig, dispenser);
  expect(() => rig.tell({ tradeId: rig.tradeOf() })).toThrow('died');
  const later = rig.boot();
  expect(rig.tell({ tradeId: rig.tradeOf() })).toBe(true);
  expect(await later.dispenser.motionState('d1')).toEqual({ kind: 'dropped' });
});
