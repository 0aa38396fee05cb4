import { expect, it } from 'vitest';
import { bootVmcReady, createVmcRig } from '../test-kit/vmc-rig.ts';
import { VMC_COMMANDS } from './messages.ts';

it('does not take its own words for the board’s', async () => {
  const rig = createVmcRig({
    toDevice: (bytes) => (bytes[2] === VMC_COMMANDS.driveDirectly ? { kind: 'echo' } : null),
  });
  const { dispenser } = await bootVmcReady(rig);
  const begun = dispenser.dispense('d1');
  await rig.clock.advance(8_000);
  expect(await begun).toMatchObject({ ok: true });
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'dropped' });
  expect(dispenser.counters()).toMatchObject({ echoes: 1 });
  expect(rig.machine.book.drives).toBe(1);
});

it('says that it is unclear when nothing but an echo answers a drive', async () => {
  const rig = createVmcRig({
    toDevice: (bytes) => {
      if (bytes[2] !== VMC_COMMANDS.driveDirectly) return null;
      rig.simulator.act('pullPlug');
      return { kind: 'echo' };
    },
  });
  const { dispenser } = await bootVmcReady(rig);
  const begun = dispenser.dispense('d1');
  await rig.clock.advance(8_000);
  expect(await begun).toMatchObject({ ok: false, error: { kind: 'unclear' } });
  expect(rig.machine.book.drives).toBe(0);
});
