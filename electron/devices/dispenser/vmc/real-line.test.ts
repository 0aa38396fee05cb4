import { afterEach, expect, it } from 'vitest';
import { systemClock } from '../../../system/clock.ts';
import { createTransport } from '../../transport/open-transport.ts';
import { startPtyPair } from '../../transport/test-kit/pty-pair.ts';
import { waitUntil } from '../../transport/test-kit/wait-until.ts';
import { FRESH_MOTION_MEMORY } from '../motion-memory.ts';
import { SILENT_LOG } from '../test-kit/modbus-rig.ts';
import { VMC_LINE, vmcDispenserSchema } from './config.ts';
import { createSimulatedVmc } from './simulator.ts';
import { openVmcDispenser } from './vmc-dispenser.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

it('dispenses over a pseudo terminal, is seen to go within a second, and is back within three', async () => {
  const pty = await startPtyPair();
  closers.push(pty.stop);
  const openDevice = async () => {
    const line = createTransport({ path: pty.devicePath }, VMC_LINE);
    expect(await line.open()).toMatchObject({ ok: true });
    const simulator = createSimulatedVmc(line, systemClock, 500);
    simulator.start();
    return {
      simulator,
      stop: async () => {
        await simulator.stop();
        await line.close();
      },
    };
  };
  let state = FRESH_MOTION_MEMORY;
  const dispenser = openVmcDispenser(
    vmcDispenserSchema.parse({ driver: 'vmc', connection: { path: pty.kioskPath } }),
    {
      clock: systemClock,
      log: SILENT_LOG,
      memory: {
        read: () => state,
        write: (next) => {
          state = next;
        },
      },
    },
  );
  let kind = 'disconnected';
  dispenser.onStatus((status) => {
    kind = status.kind;
  });
  const reaches = (wanted: string, limitMs: number) => waitUntil(wanted, () => kind === wanted, limitMs);

  const first = await openDevice();
  dispenser.start();
  closers.push(dispenser.stop);
  await reaches('ready', 4_000);
  expect(await dispenser.dispense('d1')).toMatchObject({ ok: true });
  await waitUntil('end of the motion', () => state.motions.some((motion) => motion.phase === 'over'), 10_000);
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'dropped' });
  expect(await dispenser.tray()).toBe('occupied');
  expect(first.simulator.machine.book).toMatchObject({ drives: 1, fallen: 1 });

  await pty.unplug();
  await reaches('disconnected', 1_000);
  await first.stop();
  await pty.plugIn();
  const second = await openDevice();
  closers.push(second.stop);
  await reaches('ready', 3_000);
});
