import { expect, it } from 'vitest';
import { advanceUntilStatus, bootReady, createModbusRig } from '../test-kit/modbus-rig.ts';

const LIFT = { lift: { coil: 5, runMs: 2_000 }, liftUp: { address: 6 } };

it.each([
  ['jam', 'jam', 'jam', {}],
  ['dropNothing', 'noDrop', 'noDrop', {}],
  ['dropTwice', 'doubleDrop', 'doubleDrop', {}],
  ['stallMotor', 'motor', 'motor', {}],
  ['breakLift', 'liftFault', 'lift', LIFT],
] as const)(
  'after %s the motion fails as %s, and staff are wanted for %s',
  async (misfortune, reason, trouble, wiring) => {
    const rig = createModbusRig({ wiring });
    const { dispenser } = await bootReady(rig);
    await dispenser.dispense('d1');
    // In mid-motion, so that it is no obstacle at the start.
    await rig.clock.advance(150);
    rig.simulator.act(misfortune);
    await rig.clock.advance(25_000);
    expect(await dispenser.motionState('d1')).toEqual({ kind: 'failed', reason });
    expect(await dispenser.status()).toEqual({ kind: 'attention', reason: trouble });
    expect([...rig.machine.coils.values()]).not.toContain(true);
    expect(await dispenser.dispense('d2')).toMatchObject({ ok: false, error: { kind: 'rejected' } });
    await dispenser.stop();
  },
);

it('stays in need of staff over a restart, until they have had the door open', async () => {
  const rig = createModbusRig();
  const first = await bootReady(rig);
  rig.simulator.act('dropNothing');
  await first.dispenser.dispense('d1');
  await rig.clock.advance(20_000);
  first.kill();
  const { dispenser } = rig.boot();
  await advanceUntilStatus(rig, dispenser, 'attention');
  expect(await dispenser.status()).toEqual({ kind: 'attention', reason: 'noDrop' });
  rig.simulator.act('openDoor');
  await rig.clock.advance(500);
  expect(await dispenser.status()).toEqual({ kind: 'attention', reason: 'doorOpen' });
  rig.simulator.act('closeDoor');
  await advanceUntilStatus(rig, dispenser, 'ready');
  expect(await dispenser.dispense('d2')).toMatchObject({ ok: true });
  await dispenser.stop();
});

it('is ready again when staff say so', async () => {
  const rig = createModbusRig();
  const { dispenser } = await bootReady(rig);
  rig.simulator.act('dropTwice');
  await dispenser.dispense('d1');
  await rig.clock.advance(10_000);
  rig.simulator.act('collect');
  expect(await dispenser.status()).toEqual({ kind: 'attention', reason: 'doubleDrop' });
  dispenser.clearTrouble();
  await advanceUntilStatus(rig, dispenser, 'ready');
  await dispenser.stop();
});

it('reports a slot that gives nothing as a failed feed', async () => {
  const rig = createModbusRig();
  const { dispenser } = await bootReady(rig);
  rig.simulator.act('emptySlot', { slot: 1 });
  expect(await dispenser.feedBlank('f1', 1)).toMatchObject({ ok: true });
  await rig.clock.advance(20_000);
  expect(await dispenser.feedState('f1')).toEqual({ kind: 'failed', reason: 'noFeed' });
  await dispenser.stop();
});
