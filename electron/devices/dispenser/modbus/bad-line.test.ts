import { describe, expect, it } from 'vitest';
import type { FaultPlan, LineFault } from '../../transport/faults.ts';
import { createModbusRig } from '../test-kit/modbus-rig.ts';
import { seededRandom } from '../test-kit/seeded-random.ts';

/** One message in twelve meets with something. */
function badLine(random: () => number): FaultPlan {
  const faults: LineFault[] = [
    { kind: 'drop' },
    { kind: 'corrupt' },
    { kind: 'split', gapMs: 40 },
    { kind: 'merge' },
    { kind: 'delay', delayMs: 600 },
    { kind: 'echo' },
  ];
  return () => (random() < 1 / 12 ? (faults[Math.floor(random() * faults.length)] ?? null) : null);
}

describe.each(['rtu', 'tcp'] as const)('over a bad line, Modbus %s', (framing) => {
  it.each([1, 2, 3, 4, 5, 6])('says nothing that is not so, seed %i', async (seed) => {
    const random = seededRandom(seed);
    const rig = createModbusRig({ framing, random, toDevice: badLine(random), toKiosk: badLine(random) });
    const { dispenser } = rig.boot();
    await rig.clock.advance(5_000);
    for (const id of ['d1', 'd2', 'd3']) {
      const fallenBefore = rig.machine.book.fallen;
      const begun = dispenser.dispense(id);
      await rig.clock.advance(40_000);
      const fallen = rig.machine.book.fallen - fallenBefore;
      const { kind } = await dispenser.motionState(id);
      expect(fallen).toBeLessThanOrEqual(1);
      if (!(await begun).ok) expect({ kind, fallen }).toEqual({ kind: 'neverSeen', fallen: 0 });
      const honest = fallen === 1 ? ['dropped', 'unknown'] : ['failed', 'unknown', 'neverSeen'];
      expect(honest).toContain(kind);
      rig.simulator.act('collect');
      dispenser.clearTrouble();
      await rig.clock.advance(2_000);
    }
    expect(rig.machine.book.collisions).toBe(0);
    const stopped = dispenser.stop();
    await rig.clock.advance(5_000);
    await stopped;
  });
});
