import { expect, it } from 'vitest';
import { advanceUntilStatus, bootReady, createModbusRig } from '../test-kit/modbus-rig.ts';

const LIFE_MS = 4_500;
const STEP_MS = 90;

/** Every moment of a motion, from before its first byte until after its end. */
const MOMENTS = Array.from({ length: LIFE_MS / STEP_MS }, (_, index) => index * STEP_MS);

type Rig = ReturnType<typeof createModbusRig>;

async function expectHonestWord(rig: Rig, id: string) {
  const { dispenser } = rig.boot();
  await rig.clock.advance(10_000);
  const state = await dispenser.motionState(id);
  const { pushes, fallen } = rig.machine.book;
  expect(fallen).toBeLessThanOrEqual(1);
  if (state.kind === 'neverSeen') expect({ pushes, fallen }).toEqual({ pushes: 0, fallen: 0 });
  if (state.kind === 'dropped') expect(fallen).toBe(1);
  expect(['neverSeen', 'dropped', 'unknown']).toContain(state.kind);
  expect([...rig.machine.coils.values()]).not.toContain(true);
  return { dispenser, state };
}

it('tells the truth after the process was killed at any moment of a push-out', async () => {
  const seen = new Set<string>();
  for (const momentMs of MOMENTS) {
    const rig = createModbusRig();
    const first = await bootReady(rig);
    void first.dispenser.dispense('d1');
    await rig.clock.advance(momentMs);
    first.kill();
    const { dispenser, state } = await expectHonestWord(rig, 'd1');
    seen.add(state.kind);
    // What never moved may be asked again, and nothing else may.
    rig.simulator.act('collect');
    dispenser.clearTrouble();
    await advanceUntilStatus(rig, dispenser, 'ready');
    await rig.clock.advance(200);
    const again = await dispenser.dispense('d1');
    expect(again.ok).toBe(state.kind === 'neverSeen');
    await rig.clock.advance(8_000);
    expect(rig.machine.book.fallen).toBeLessThanOrEqual(1);
    await dispenser.stop();
  }
  // The counter of the board makes the difference: most of these kills end in certainty.
  expect(seen).toContain('dropped');
});

it.each([1, 2, 3])('tells the truth after the process died at write %i of its memory', async (write) => {
  const rig = createModbusRig();
  const first = rig.boot(write);
  await advanceUntilStatus(rig, first.dispenser, 'ready');
  void first.dispenser.dispense('d1');
  await rig.clock.advance(8_000);
  first.kill();
  const { state, dispenser } = await expectHonestWord(rig, 'd1');
  expect(state.kind).toBe(write < 3 ? 'neverSeen' : 'dropped');
  await dispenser.stop();
});

it('knows nothing for certain where only the kiosk counted', async () => {
  const rig = createModbusRig({ wiring: { dropCounter: null } });
  const first = await bootReady(rig);
  await first.dispenser.dispense('d1');
  await rig.clock.advance(300);
  first.kill();
  const { state, dispenser } = await expectHonestWord(rig, 'd1');
  expect(state).toEqual({ kind: 'unknown' });
  expect(await dispenser.status()).toEqual({ kind: 'attention', reason: 'unclear' });
  await dispenser.stop();
});

it('finds a blank that arrived while the process was dead', async () => {
  const rig = createModbusRig();
  const first = await bootReady(rig);
  await first.dispenser.feedBlank('f1', 1);
  await rig.clock.advance(300);
  first.kill();
  await rig.clock.advance(1_000);
  const { dispenser } = rig.boot();
  await advanceUntilStatus(rig, dispenser, 'ready');
  expect(await dispenser.feedState('f1')).toEqual({ kind: 'fed' });
  expect(rig.machine.book.fed).toBe(1);
  await dispenser.stop();
});

it('says twice over that both items fell when they fell around the kill', async () => {
  const rig = createModbusRig();
  const first = await bootReady(rig);
  rig.simulator.act('dropTwice');
  await first.dispenser.dispense('d1');
  await rig.clock.advance(450);
  first.kill();
  const { dispenser } = rig.boot();
  await advanceUntilStatus(rig, dispenser, 'attention');
  await rig.clock.advance(3_000);
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'failed', reason: 'doubleDrop' });
  await dispenser.stop();
});
