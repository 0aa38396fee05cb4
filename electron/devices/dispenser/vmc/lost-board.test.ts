import { expect, it } from 'vitest';
import { advanceUntilStatus } from '../test-kit/modbus-rig.ts';
import { bootVmcReady, createVmcRig } from '../test-kit/vmc-rig.ts';

it('shows a board without power within a second, and has it back within three', async () => {
  const rig = createVmcRig();
  const { dispenser } = await bootVmcReady(rig);
  rig.simulator.act('pullPlug');
  await advanceUntilStatus(rig, dispenser, 'disconnected', 1_000);
  await rig.clock.advance(10_000);
  rig.simulator.act('plugIn');
  await advanceUntilStatus(rig, dispenser, 'ready', 3_000);
});

it('shows a pulled cable at once, and has it back within three seconds', async () => {
  const rig = createVmcRig();
  const { dispenser } = await bootVmcReady(rig);
  rig.pair.unplug();
  await advanceUntilStatus(rig, dispenser, 'disconnected', 100);
  await rig.clock.advance(10_000);
  rig.pair.plugIn();
  await advanceUntilStatus(rig, dispenser, 'ready', 3_000);
});

it('does not know what a board did that started anew in mid-motion', async () => {
  const rig = createVmcRig();
  const { dispenser } = await bootVmcReady(rig);
  await rig.clock.advance(5_000);
  const begun = dispenser.dispense('d1');
  await rig.clock.advance(2_000);
  rig.simulator.act('powerCycle');
  await rig.clock.advance(3_000);
  expect(await begun).toMatchObject({ ok: true });
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'unknown' });
  expect(await dispenser.status()).toEqual({ kind: 'attention', reason: 'unclear' });
});

it('follows a motion on after the cable was out in the middle of it', async () => {
  const rig = createVmcRig();
  const { dispenser } = await bootVmcReady(rig);
  const begun = dispenser.dispense('d1');
  await rig.clock.advance(2_000);
  rig.pair.unplug();
  await rig.clock.advance(400);
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'unknown' });
  rig.pair.plugIn();
  await rig.clock.advance(5_000);
  expect(await begun).toMatchObject({ ok: true });
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'dropped' });
});
