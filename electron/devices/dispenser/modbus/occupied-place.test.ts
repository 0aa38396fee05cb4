import { expect, it } from 'vitest';
import { bootReady, createModbusRig } from '../test-kit/modbus-rig.ts';

const REJECTED = { ok: false, error: { kind: 'rejected' } };

it('drops no case into a tray that is occupied', async () => {
  const rig = createModbusRig();
  const { dispenser } = await bootReady(rig);
  rig.simulator.act('blockTray');
  expect(await dispenser.dispense('d1')).toMatchObject(REJECTED);
  await rig.clock.advance(5_000);
  expect(rig.machine.book).toMatchObject({ pushes: 0, collisions: 0 });
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'neverSeen' });
  rig.simulator.act('collect');
  expect(await dispenser.dispense('d1')).toMatchObject({ ok: true });
  await dispenser.stop();
});

it('looks at the tray once more after the lift has come up', async () => {
  const rig = createModbusRig({ wiring: { lift: { coil: 5, runMs: 2_000 }, liftUp: { address: 6 } } });
  const { dispenser } = await bootReady(rig);
  expect(await dispenser.dispense('d1')).toMatchObject({ ok: true });
  rig.simulator.act('blockTray');
  await rig.clock.advance(8_000);
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'neverSeen' });
  expect(rig.machine.book).toMatchObject({ pushes: 0, collisions: 0 });
  await dispenser.stop();
});

it('feeds no blank onto another', async () => {
  const rig = createModbusRig();
  const { dispenser } = await bootReady(rig);
  rig.simulator.act('putBlank');
  expect(await dispenser.feedBlank('f1', 1)).toMatchObject(REJECTED);
  await rig.clock.advance(5_000);
  expect(rig.machine.book).toMatchObject({ fed: 0, collisions: 0 });
  await dispenser.stop();
});

it('carries out one motion at a time, and each id once', async () => {
  const rig = createModbusRig();
  const { dispenser } = await bootReady(rig);
  const both = await Promise.all([dispenser.dispense('d1'), dispenser.dispense('d2')]);
  expect(both.map((begun) => begun.ok)).toEqual([true, false]);
  await rig.clock.advance(8_000);
  rig.simulator.act('collect');
  await rig.clock.advance(500);
  expect(await dispenser.dispense('d1')).toMatchObject(REJECTED);
  expect(await dispenser.feedBlank('f1', 7)).toMatchObject(REJECTED);
  expect(rig.machine.book).toMatchObject({ pushes: 1, fallen: 1 });
  await dispenser.stop();
});

it('moves nothing while the door is open', async () => {
  const rig = createModbusRig();
  const { dispenser } = await bootReady(rig);
  rig.simulator.act('openDoor');
  expect(await dispenser.dispense('d1')).toMatchObject(REJECTED);
  expect(await dispenser.feedBlank('f1', 1)).toMatchObject(REJECTED);
  await rig.clock.advance(200);
  expect(await dispenser.door()).toBe('open');
  await dispenser.stop();
});

it('stops the motor when somebody opens the door in mid-motion', async () => {
  const rig = createModbusRig();
  const { dispenser } = await bootReady(rig);
  await dispenser.dispense('d1');
  await rig.clock.advance(200);
  rig.simulator.act('openDoor');
  await rig.clock.advance(100);
  expect([...rig.machine.coils.values()]).not.toContain(true);
  await rig.clock.advance(15_000);
  expect(rig.machine.book.fallen).toBe(0);
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'failed', reason: 'noDrop' });
  await dispenser.stop();
});
