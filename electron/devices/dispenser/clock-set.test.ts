import { describe, expect, it } from 'vitest';
import { createVendingRig, dispenseOnce } from './test-kit/vending-rig.ts';
import { bootVmcReady, createVmcRig } from './test-kit/vmc-rig.ts';

const MINUTE_MS = 60_000;

describe.each([
  ['a quarter of an hour forward', 15 * MINUTE_MS],
  ['an hour back', -60 * MINUTE_MS],
])('a clock that is set %s in the middle of a motion', (_how, setByMs) => {
  it('leaves the vending platform its time for the result, and no more', async () => {
    const rig = createVendingRig();
    const { dispenser } = rig.boot();
    await dispenseOnce(rig, dispenser);
    rig.clock.jump(setByMs);
    await rig.clock.advance(50_000);
    expect(await dispenser.motionState('d1')).toEqual({ kind: 'moving' });
    await rig.clock.advance(20_000);
    expect(await dispenser.motionState('d1')).toEqual({ kind: 'unknown' });
  });

  it('lets the next case of the vending platform wait for the collection of the first, and no longer', async () => {
    const rig = createVendingRig();
    const { dispenser } = rig.boot();
    await dispenseOnce(rig, dispenser);
    rig.tell({ tradeId: rig.tradeOf() });
    rig.clock.jump(setByMs);
    await rig.clock.advance(1_000);
    expect(await dispenser.tray()).toBe('unknown');
    await rig.clock.advance(20_000);
    expect(await dispenser.tray()).toBe('empty');
  });

  it('gives up a motion of before a restart, which no board talks about any more', async () => {
    const rig = createVendingRig();
    const first = rig.boot();
    await dispenseOnce(rig, first.dispenser);
    first.kill();
    rig.clock.jump(setByMs);
    const { dispenser } = rig.boot();
    await rig.clock.advance(2 * MINUTE_MS);
    expect(await dispenser.motionState('d1')).toEqual({ kind: 'unknown' });
    // Its result may still come, and then counts.
    expect(rig.tell({ tradeId: rig.tradeOf() })).toBe(true);
    expect(await dispenser.motionState('d1')).toEqual({ kind: 'dropped' });
  });

  it('lets a VMC finish, and gives up what it does not finish when its time is over', async () => {
    const rig = createVmcRig();
    const { dispenser } = await bootVmcReady(rig);
    rig.simulator.act('sayStatus', { status: 0x77 });
    const begun = dispenser.dispense('d1');
    await rig.clock.advance(5_000);
    rig.clock.jump(setByMs);
    await rig.clock.advance(5_000);
    expect(await begun).toMatchObject({ ok: true });
    expect(await dispenser.motionState('d1')).toEqual({ kind: 'moving' });
    await rig.clock.advance(15_000);
    expect(await dispenser.motionState('d1')).toEqual({ kind: 'unknown' });
  });
});
