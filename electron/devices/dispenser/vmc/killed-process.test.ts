import { expect, it } from 'vitest';
import { bootVmcReady, createVmcRig } from '../test-kit/vmc-rig.ts';

const MOMENTS = Array.from({ length: 45 }, (_, index) => index * 110);

it('tells the truth after the process was killed at any moment of a drive', async () => {
  const seen = new Set<string>();
  for (const momentMs of MOMENTS) {
    const rig = createVmcRig();
    const first = await bootVmcReady(rig);
    void first.dispenser.dispense('d1');
    await rig.clock.advance(momentMs);
    first.kill();
    await rig.clock.advance(momentMs % 700);
    const { dispenser } = rig.boot();
    await rig.clock.advance(30_000);
    const state = await dispenser.motionState('d1');
    seen.add(state.kind);
    const { drives, fallen } = rig.machine.book;
    expect(fallen).toBeLessThanOrEqual(1);
    if (state.kind === 'neverSeen') expect({ drives, fallen }).toEqual({ drives: 0, fallen: 0 });
    if (state.kind === 'dropped') expect(fallen).toBe(1);
    expect(['neverSeen', 'dropped', 'unknown']).toContain(state.kind);
    rig.simulator.act('collect');
    dispenser.clearTrouble();
    await rig.clock.advance(2_000);
    const again = dispenser.dispense('d1');
    await rig.clock.advance(10_000);
    expect((await again).ok).toBe(state.kind === 'neverSeen');
    expect(rig.machine.book.drives).toBeLessThanOrEqual(1);
    await dispenser.stop();
  }
  expect(seen).toContain('neverSeen');
  expect(seen).toContain('dropped');
});

it.each([1, 2, 3])('tells the truth after the process died at write %i of its memory', async (write) => {
  const rig = createVmcRig();
  const first = rig.boot(write);
  await rig.clock.advance(3_000);
  void first.dispenser.dispense('d1');
  await rig.clock.advance(10_000);
  first.kill();
  const { dispenser } = rig.boot();
  await rig.clock.advance(30_000);
  const { drives } = rig.machine.book;
  expect(drives).toBe(write < 3 ? 0 : 1);
  expect((await dispenser.motionState('d1')).kind).toBe(write < 3 ? 'neverSeen' : 'dropped');
  await dispenser.stop();
});
