import { expect, it } from 'vitest';
import { advanceUntilStatus } from '../test-kit/modbus-rig.ts';
import { bootVmcReady, createVmcRig } from '../test-kit/vmc-rig.ts';

it.each([
  ['jam', 'jam', 'jam'],
  ['stallMotor', 'motor', 'motor'],
  ['dropNothing', 'noDrop', 'noDrop'],
] as const)(
  'after %s the motion fails as %s, and staff are wanted for %s',
  async (misfortune, reason, trouble) => {
    const rig = createVmcRig();
    const { dispenser } = await bootVmcReady(rig);
    rig.simulator.act(misfortune);
    const begun = dispenser.dispense('d1');
    await rig.clock.advance(8_000);
    expect(await begun).toMatchObject({ ok: true });
    expect(await dispenser.motionState('d1')).toEqual({ kind: 'failed', reason });
    expect(await dispenser.status()).toEqual({ kind: 'attention', reason: trouble });
    const again = dispenser.dispense('d2');
    await rig.clock.advance(3_000);
    expect(await again).toMatchObject({ ok: false, error: { kind: 'rejected' } });
    dispenser.clearTrouble();
    await advanceUntilStatus(rig, dispenser, 'ready');
  },
);

it('shows a lift that fails', async () => {
  const rig = createVmcRig();
  const { dispenser } = await bootVmcReady(rig);
  const begun = dispenser.dispense('d1');
  rig.simulator.act('breakLift');
  await rig.clock.advance(8_000);
  // The board told of it before the drive, so nothing moved.
  expect(await begun).toMatchObject({ ok: false, error: { kind: 'rejected' } });
  expect(await dispenser.status()).toEqual({ kind: 'attention', reason: 'lift' });
  expect(rig.machine.book.drives).toBe(0);
});

it('takes a code that nobody knows for no verdict, and gives up at the limit', async () => {
  const rig = createVmcRig();
  const { dispenser } = await bootVmcReady(rig);
  rig.simulator.act('sayStatus', { status: 0x77 });
  const begun = dispenser.dispense('d1');
  await rig.clock.advance(10_000);
  expect(await begun).toMatchObject({ ok: true });
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'moving' });
  await rig.clock.advance(15_000);
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'unknown' });
  expect(await dispenser.status()).toEqual({ kind: 'attention', reason: 'unclear' });
});

it.each([
  ['an occupied lift', 'blockTray', {}],
  ['an open door', 'openDoor', {}],
  ['an empty slot', 'emptySlot', { slot: 1 }],
] as const)('drives nothing at %s', async (_, act, args) => {
  const rig = createVmcRig();
  const { dispenser } = await bootVmcReady(rig);
  rig.simulator.act(act, args);
  const begun = dispenser.dispense('d1');
  await rig.clock.advance(5_000);
  expect(await begun).toMatchObject({ ok: false, error: { kind: 'rejected' } });
  expect(rig.machine.book).toMatchObject({ drives: 0, collisions: 0 });
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'neverSeen' });
});
