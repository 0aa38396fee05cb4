import { describe, expect, it } from 'vitest';
import { createMotionRig, outcomesOf } from './simulation/motion-rig.ts';

describe('a test print', () => {
  it('feeds a blank, prints the pattern, and brings it out', async () => {
    const rig = createMotionRig();
    const tests = rig.boot();
    const ended = await rig.run(tests.run(rig.begin('print')));
    expect(ended).toMatchObject({ outcome: 'passed', wantsLook: false });
    expect(outcomesOf(ended)).toEqual(['prepare passed', 'feed passed', 'print passed', 'dispense passed']);
    expect(rig.dispenser.droppedMotions()).toEqual(['test-print-out']);
    expect(rig.taken).toEqual(['test-print-feed']);
    expect(rig.left).toEqual([]);
  });

  it('ends where the printer fails, and says that a blank is in there', async () => {
    const rig = createMotionRig();
    const running = rig.boot().run(rig.begin('print'));
    await rig.clock.advanceUntil(() => outcomesOf(rig.now('test-print')).includes('print running'), 60_000);
    await rig.clock.advance(1_000);
    rig.printer.breakDown('jam');
    const ended = await rig.run(running);
    expect(ended.outcome).toBe('failed');
    expect(outcomesOf(ended).at(-1)).toBe('print failed');
    expect(rig.left).toEqual([{ feedId: 'test-print-feed', isOver: true }]);
    expect(rig.dispenser.droppedMotions()).toEqual([]);
  });
});

describe('a test vend', () => {
  it('shows that the case fell', async () => {
    const rig = createMotionRig();
    const ended = await rig.run(rig.boot().run(rig.begin('vend')));
    expect(outcomesOf(ended)).toEqual(['feed passed', 'dispense passed']);
    expect(ended.steps.at(-1)?.detail).toBe('dropped');
  });

  it('says that nothing fell, and tries nothing again', async () => {
    const rig = createMotionRig();
    rig.dispenser.failNextMotion('noDrop');
    const ended = await rig.run(rig.boot().run(rig.begin('vend')));
    expect(ended.steps.at(-1)).toMatchObject({ step: 'dispense', outcome: 'failed', detail: 'noDrop' });
    expect(rig.dispenser.droppedMotions()).toEqual([]);
    // Where that case is, is the dispenser's own trouble to keep.
    expect(rig.left).toEqual([]);
  });

  it('takes no blank from the stock where the dispenser refuses', async () => {
    const rig = createMotionRig();
    rig.dispenser.breakDown('doorOpen');
    const ended = await rig.run(rig.boot().run(rig.begin('vend')));
    expect(outcomesOf(ended)).toEqual(['feed failed']);
    expect(rig.taken).toEqual([]);
  });
});
