import { expect, it } from 'vitest';
import { advanceUntilStatus, bootReady, createModbusRig } from '../test-kit/modbus-rig.ts';

it('shows a board without power within a second, and has it back within three', async () => {
  const rig = createModbusRig();
  const { dispenser } = await bootReady(rig);
  rig.simulator.act('pullPlug');
  await advanceUntilStatus(rig, dispenser, 'disconnected', 1_000);
  expect(await dispenser.tray()).toBe('unknown');
  const begun = dispenser.dispense('d1');
  await rig.clock.advance(20_000);
  expect(await begun).toMatchObject({ ok: false, error: { kind: 'rejected' } });
  rig.simulator.act('plugIn');
  await advanceUntilStatus(rig, dispenser, 'ready', 3_000);
  await dispenser.stop();
});

it('shows a pulled cable at once, and has it back within three seconds', async () => {
  const rig = createModbusRig();
  const { dispenser, pair } = await bootReady(rig);
  pair.unplug();
  await advanceUntilStatus(rig, dispenser, 'disconnected', 100);
  await rig.clock.advance(20_000);
  pair.plugIn();
  await advanceUntilStatus(rig, dispenser, 'ready', 3_000);
  await dispenser.stop();
});

it('finds the fall in the counter after the cable was out while it happened', async () => {
  const rig = createModbusRig();
  const { dispenser, pair } = await bootReady(rig);
  await dispenser.dispense('d1');
  await rig.clock.advance(200);
  pair.unplug();
  await rig.clock.advance(3_000);
  expect(rig.machine.book.fallen).toBe(1);
  pair.plugIn();
  await rig.clock.advance(20_000);
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'dropped' });
  expect([...rig.machine.coils.values()]).not.toContain(true);
  await dispenser.stop();
});

it('does not claim to know what a board did that lost power in mid-motion', async () => {
  const rig = createModbusRig();
  const { dispenser } = await bootReady(rig);
  await dispenser.dispense('d1');
  await rig.clock.advance(300);
  rig.simulator.act('pullPlug');
  await rig.clock.advance(2_000);
  rig.simulator.act('plugIn');
  await rig.clock.advance(25_000);
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'unknown' });
  expect(await dispenser.status()).toEqual({ kind: 'attention', reason: 'unclear' });
  await dispenser.stop();
});

it('does not know either when the counter has begun anew', async () => {
  const rig = createModbusRig();
  const { dispenser } = await bootReady(rig);
  rig.machine.drops = 7;
  await dispenser.dispense('d1');
  await rig.clock.advance(300);
  rig.simulator.act('powerCycle');
  await rig.clock.advance(25_000);
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'unknown' });
  await dispenser.stop();
});

it('leaves a motion open while its board is away, and settles it when it is back', async () => {
  const rig = createModbusRig();
  const { dispenser, pair } = await bootReady(rig);
  await dispenser.dispense('d1');
  await rig.clock.advance(200);
  pair.unplug();
  await rig.clock.advance(60_000);
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'unknown' });
  expect(await dispenser.status()).toEqual({ kind: 'disconnected' });
  pair.plugIn();
  await rig.clock.advance(6_000);
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'dropped' });
  await dispenser.stop();
});
