import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  advance,
  dragBy,
  letGo,
  MOTION,
  type Motion,
  nearest,
  nudge,
  REST,
  STRAIGHT,
  settle,
  stillAt,
  turnTo,
} from './motion.ts';
import { MOST_PITCH_DEG } from './view.ts';

const STEP_MS = 16;

/** Runs until nothing moves any more; says how long that took. */
function untilStill(motion: Motion, mostMs = 20_000): { motion: Motion; tookMs: number } {
  let [now, tookMs] = [motion, 0];
  while (now.kind !== 'still' && tookMs < mostMs) {
    now = advance(now, STEP_MS);
    tookMs += STEP_MS;
  }
  return { motion: now, tookMs };
}

const part = fc.double({ min: -3, max: 3, noNaN: true });

describe('a case in motion', () => {
  it('follows the finger, and no further up or down than makes sense', () => {
    const moved = dragBy(stillAt(REST), 0.5, 5, STEP_MS);
    expect(moved.view.yawDeg).toBeCloseTo(REST.yawDeg + MOTION.degreesPerWidth / 2, 6);
    expect(moved.view.pitchDeg).toBe(MOST_PITCH_DEG);
    expect(advance(moved, 5000).view).toEqual(moved.view);
  });

  it('goes on a little when it is let go, waits, and comes home by the shorter way', () => {
    fc.assert(
      fc.property(part, part, (across, down) => {
        const thrown = letGo(dragBy(stillAt(REST), across, down, STEP_MS));
        const { motion, tookMs } = untilStill(thrown);
        expect(motion.kind).toBe('still');
        expect(motion.view.pitchDeg).toBeCloseTo(REST.pitchDeg, 6);
        expect(Math.abs((((motion.view.yawDeg - REST.yawDeg) % 360) + 360) % 360)).toBeCloseTo(0, 6);
        expect(tookMs).toBeGreaterThanOrEqual(MOTION.pauseMs);
        expect(tookMs).toBeLessThan(9000);
      }),
      { numRuns: 50 },
    );
  });

  it('stays where a button turned it to', () => {
    const { motion } = untilStill(turnTo(stillAt(REST), { yawDeg: 0, pitchDeg: 0 }));
    expect(motion).toMatchObject({ kind: 'still', view: { yawDeg: 0, pitchDeg: 0 } });
    expect(advance(motion, 60_000)).toEqual(motion);
  });

  it('turns on by each press of a key, also while it is still turning', () => {
    const twice = nudge(nudge(stillAt(REST), 12, 5), 12, 50);
    expect(untilStill(twice).motion.view).toEqual({ yawDeg: REST.yawDeg + 24, pitchDeg: MOST_PITCH_DEG });
  });

  it('moves not by itself where that is not wanted', () => {
    const thrown = letGo(dragBy(stillAt(REST), 0.3, 0, STEP_MS));
    expect(settle(thrown)).toMatchObject({ kind: 'still', view: thrown.view });
    expect(settle(turnTo(thrown, STRAIGHT))).toMatchObject({ kind: 'still', view: STRAIGHT });
  });

  it('does not swing over its goal', () => {
    let motion: Motion = turnTo(stillAt({ yawDeg: 100, pitchDeg: 0 }), { yawDeg: 0, pitchDeg: 0 });
    let last = 100;
    while (motion.kind !== 'still') {
      motion = advance(motion, STEP_MS);
      expect(motion.view.yawDeg).toBeLessThanOrEqual(last);
      expect(motion.view.yawDeg).toBeGreaterThanOrEqual(0);
      last = motion.view.yawDeg;
    }
  });

  it('moves alike however often it is looked at', () => {
    const start = turnTo(stillAt({ yawDeg: 90, pitchDeg: 20 }), REST);
    let small: Motion = start;
    for (let step = 0; step < 10; step++) small = advance(small, 10);
    expect(small.view.yawDeg).toBeCloseTo(advance(start, 100).view.yawDeg, 6);
  });

  it('never turns more than half way round to a view', () => {
    fc.assert(
      fc.property(fc.double({ min: -2000, max: 2000, noNaN: true }), (yawDeg) => {
        const goal = nearest(REST, { yawDeg, pitchDeg: 0 });
        expect(Math.abs(goal.yawDeg - yawDeg)).toBeLessThanOrEqual(180.000001);
      }),
    );
  });
});
