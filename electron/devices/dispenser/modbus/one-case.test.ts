import { describe, expect, it } from 'vitest';
import { advanceUntilStatus, bootReady, createModbusRig } from '../test-kit/modbus-rig.ts';

describe.each(['rtu', 'tcp'] as const)('one case over Modbus %s', (framing) => {
  it('is fed, pushed out, seen falling once, and collected', async () => {
    const rig = createModbusRig({ framing });
    const { dispenser } = await bootReady(rig);
    expect(await dispenser.feedState('f1')).toEqual({ kind: 'neverSeen' });
    expect(await dispenser.feedBlank('f1', 1)).toMatchObject({ ok: true });
    expect(await dispenser.feedState('f1')).toEqual({ kind: 'moving' });
    await rig.clock.advance(4_000);
    expect(await dispenser.feedState('f1')).toEqual({ kind: 'fed' });
    expect(await dispenser.feedPosition()).toBe('occupied');

    expect(await dispenser.dispense('d1')).toMatchObject({ ok: true });
    expect(await dispenser.status()).toEqual({ kind: 'busy' });
    await rig.clock.advance(6_000);
    expect(await dispenser.motionState('d1')).toEqual({ kind: 'dropped' });
    expect(await dispenser.tray()).toBe('occupied');
    expect(await dispenser.feedPosition()).toBe('empty');
    expect(rig.machine.book).toMatchObject({ pushes: 1, fallen: 1, fed: 1, collisions: 0 });

    rig.simulator.act('collect');
    await advanceUntilStatus(rig, dispenser, 'ready');
    await rig.clock.advance(200);
    expect(await dispenser.tray()).toBe('empty');
    await dispenser.stop();
  });

  it('never leaves a motor running', async () => {
    const rig = createModbusRig({ framing });
    const { dispenser } = await bootReady(rig);
    await dispenser.dispense('d1');
    await rig.clock.advance(10_000);
    expect([...rig.machine.coils.values()]).not.toContain(true);
    await dispenser.stop();
  });
});

it('goes by the light curtain where the board keeps no count', async () => {
  const rig = createModbusRig({ wiring: { dropCounter: null } });
  const { dispenser } = await bootReady(rig);
  await dispenser.dispense('d1');
  await rig.clock.advance(6_000);
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'dropped' });
  await dispenser.stop();
});

it('lifts the case first, and brings it down after the fall', async () => {
  const rig = createModbusRig({
    wiring: {
      lift: { coil: 5, runMs: 4_000 },
      lower: { coil: 6, runMs: 4_000 },
      liftUp: { address: 6 },
    },
  });
  const { dispenser } = await bootReady(rig);
  await dispenser.dispense('d1');
  await rig.clock.advance(1_000);
  expect(rig.machine.isLiftUp).toBe(true);
  await rig.clock.advance(8_000);
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'dropped' });
  expect(rig.machine.isLiftUp).toBe(false);
  await dispenser.stop();
});

it('lets the board time the motor, where it can', async () => {
  const rig = createModbusRig({ wiring: { pushOut: { register: 40, value: 30 } } });
  const { dispenser } = await bootReady(rig);
  await dispenser.dispense('d1');
  await rig.clock.advance(6_000);
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'dropped' });
  await dispenser.stop();
});
