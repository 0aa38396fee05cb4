import { describe, expect, it } from 'vitest';
import type { DeviceTest } from '../../../shared/contract/staff-tests.ts';
import { createMotionRig, outcomesOf } from './simulation/motion-rig.ts';

/** Runs a test print, kills the process after `killMs`, and lets the next one find out. */
async function killAfter(killMs: number) {
  const rig = createMotionRig();
  const test = rig.begin('print');
  const first = rig.boot().run(test);
  first.catch(() => undefined);
  await rig.clock.advance(killMs);
  rig.kill();
  await expect(first).rejects.toThrow('killed');
  // Devices go on by themselves while no process is there.
  await rig.clock.advance(30_000);
  const settled = await rig.run(rig.boot().settle(rig.now(test.testId)));
  return { rig, settled };
}

const feeds = (rig: ReturnType<typeof createMotionRig>) => rig.dispenser.fedBlanks().length;
const isOut = ({ steps }: DeviceTest) =>
  steps.some(({ step, outcome }) => step === 'dispense' && outcome === 'passed');

describe('a kiosk that is killed in the midst of a test', () => {
  it.each([0, 200, 400, 600, 900, 1_500, 4_000, 8_000, 9_000, 9_500, 10_500, 11_500])(
    'asks the devices after %i ms, begins nothing, and calls somebody',
    async (killMs) => {
      const { rig, settled } = await killAfter(killMs);
      expect(settled).toMatchObject({ outcome: 'interrupted', wantsLook: true });
      expect(settled.steps.filter(({ outcome }) => outcome === 'running')).toEqual([]);
      expect(rig.taken).toHaveLength(feeds(rig));
      // What was fed is out, or said to be left behind.
      expect(rig.left).toHaveLength(feeds(rig) > 0 && !isOut(settled) ? 1 : 0);
      const motions = rig.dispenser.droppedMotions().length;
      await rig.clock.advance(60_000);
      expect([feeds(rig), rig.dispenser.droppedMotions().length]).toEqual([rig.taken.length, motions]);
    },
  );

  it('finds that the print had come to its end meanwhile', async () => {
    const { settled } = await killAfter(4_000);
    expect(outcomesOf(settled)).toContain('print passed');
  });
});
