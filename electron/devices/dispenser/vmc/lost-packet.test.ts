import { expect, it } from 'vitest';
import type { FaultPlan } from '../../transport/faults.ts';
import { seededRandom } from '../test-kit/seeded-random.ts';
import { bootVmcReady, createVmcRig } from '../test-kit/vmc-rig.ts';
import { VMC_COMMANDS } from './messages.ts';

/** Loses the frames of one command, from the `first` time to before the `last`. */
function losing(command: number, first: number, last: number): FaultPlan {
  let times = 0;
  return (bytes) => {
    if (bytes[2] !== command) return null;
    const time = times++;
    return time >= first && time < last ? { kind: 'drop' } : null;
  };
}

it('does not send a drive again that the board did not acknowledge', async () => {
  const rig = createVmcRig({ toDevice: losing(VMC_COMMANDS.driveDirectly, 0, 1) });
  const { dispenser } = await bootVmcReady(rig);
  const begun = dispenser.dispense('d1');
  await rig.clock.advance(5_000);
  expect(await begun).toMatchObject({ ok: false, error: { kind: 'unclear' } });
  expect(rig.machine.book.drives).toBe(0);
  await rig.clock.advance(25_000);
  expect(rig.machine.book.drives).toBe(0);
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'unknown' });
});

it('follows a drive whose acknowledgement was lost, and drives once', async () => {
  let isDriving = false;
  const rig = createVmcRig({
    toDevice: (bytes) => {
      isDriving = bytes[2] === VMC_COMMANDS.driveDirectly;
      return null;
    },
    toKiosk: (bytes) => (isDriving && bytes[2] === VMC_COMMANDS.acknowledge ? { kind: 'drop' } : null),
  });
  const { dispenser } = await bootVmcReady(rig);
  const begun = dispenser.dispense('d1');
  await rig.clock.advance(8_000);
  expect(await begun).toMatchObject({ ok: false, error: { kind: 'unclear' } });
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'dropped' });
  expect(rig.machine.book).toMatchObject({ drives: 1, fallen: 1 });
});

it('counts a status once that the board repeats, because it heard no acknowledgement', async () => {
  let isStatus = false;
  let lost = 0;
  const rig = createVmcRig({
    toKiosk: (bytes) => {
      isStatus = bytes[2] === VMC_COMMANDS.dispenseStatus;
      return null;
    },
    toDevice: () => {
      if (!isStatus || lost >= 3) return null;
      lost++;
      return { kind: 'drop' };
    },
  });
  const { dispenser } = await bootVmcReady(rig);
  const begun = dispenser.dispense('d1');
  await rig.clock.advance(10_000);
  expect(await begun).toMatchObject({ ok: true });
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'dropped' });
  expect(dispenser.counters()).toMatchObject({ repeated: 3, strayStatuses: 0 });
});

it('drives nothing when the board does not answer the questions before', async () => {
  const rig = createVmcRig();
  const { dispenser } = await bootVmcReady(rig);
  rig.simulator.act('goDeaf');
  const begun = dispenser.dispense('d1');
  await rig.clock.advance(8_000);
  expect(await begun).toMatchObject({ ok: false, error: { kind: 'rejected' } });
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'neverSeen' });
});

it.each([1, 2, 3, 4, 5, 6])('lives with a line that damages every fifth message, seed %i', async (seed) => {
  const everyFifth: FaultPlan = (_, index) => (index % 5 === 4 ? { kind: 'corrupt' } : null);
  const rig = createVmcRig({ toKiosk: everyFifth, random: seededRandom(seed) });
  const { dispenser } = await bootVmcReady(rig);
  const begun = dispenser.dispense('d1');
  await rig.clock.advance(40_000);
  const answer = await begun;
  const state = await dispenser.motionState('d1');
  const isRejected = !answer.ok && answer.error.kind === 'rejected';
  expect(rig.machine.book).toMatchObject(isRejected ? { drives: 0, fallen: 0 } : { drives: 1, fallen: 1 });
  expect(isRejected ? ['neverSeen'] : ['dropped', 'unknown']).toContain(state.kind);
  expect(dispenser.counters().badBytes).toBeGreaterThan(0);
});

it('does not take the repeated end of one motion for the end of the next', async () => {
  const rig = createVmcRig();
  const { dispenser } = await bootVmcReady(rig);
  const sent: Uint8Array[] = [];
  rig.pair.kiosk.onBytes((bytes) => {
    if (bytes[2] === VMC_COMMANDS.dispenseStatus) sent.push(bytes);
  });
  const first = dispenser.dispense('d1');
  await rig.clock.advance(8_000);
  expect(await first).toMatchObject({ ok: true });
  rig.simulator.act('collect');
  await rig.clock.advance(1_000);
  rig.simulator.act('dropNothing');
  const second = dispenser.dispense('d2');
  await rig.clock.advance(1_300);
  expect(await second).toMatchObject({ ok: true });
  const end = sent.findLast((bytes) => bytes[5] === 0x02);
  if (!end) throw new Error('no status was sent');
  // The end of the first motion once more, number and all.
  await rig.pair.device.write(end, 100);
  await rig.clock.advance(100);
  expect(await dispenser.motionState('d2')).toEqual({ kind: 'moving' });
  await rig.clock.advance(8_000);
  expect(await dispenser.motionState('d2')).toEqual({ kind: 'failed', reason: 'noDrop' });
});
