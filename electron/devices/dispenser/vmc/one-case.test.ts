import { expect, it } from 'vitest';
import { advanceUntilStatus } from '../test-kit/modbus-rig.ts';
import { bootVmcReady, createVmcRig } from '../test-kit/vmc-rig.ts';

it('checks, drives and collects one case', async () => {
  const rig = createVmcRig();
  const { dispenser } = await bootVmcReady(rig);
  const begun = dispenser.dispense('d1');
  await rig.clock.advance(2_500);
  expect(await begun).toEqual({ ok: true, value: undefined });
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'moving' });
  expect(await dispenser.status()).toEqual({ kind: 'busy' });
  await rig.clock.advance(3_000);
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'dropped' });
  expect(rig.machine.book).toMatchObject({ drives: 1, fallen: 1, collisions: 0 });

  const tray = dispenser.tray();
  await rig.clock.advance(2_000);
  expect(await tray).toBe('occupied');
  rig.simulator.act('collect');
  const later = dispenser.tray();
  await rig.clock.advance(2_000);
  expect(await later).toBe('empty');
  await advanceUntilStatus(rig, dispenser, 'ready');
});

it('feeds a blank out of its slot', async () => {
  const rig = createVmcRig();
  const { dispenser } = await bootVmcReady(rig);
  const begun = dispenser.feedBlank('f1', 2);
  await rig.clock.advance(6_000);
  expect(await begun).toMatchObject({ ok: true });
  expect(await dispenser.feedState('f1')).toEqual({ kind: 'fed' });
  expect(rig.machine.slots.get(2)).toBe(9);
});

it('answers every question of the board in time', async () => {
  const rig = createVmcRig();
  await bootVmcReady(rig);
  rig.machine.book.missedAnswers = 0;
  await rig.clock.advance(10_000);
  expect(rig.machine.book.missedAnswers).toBe(0);
});
