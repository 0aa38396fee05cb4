import { createVirtualClock } from '../../../services/sale/simulation/virtual-clock.ts';
import type { FaultPlan } from '../../transport/faults.ts';
import { createTransportPair, type TransportPair } from '../../transport/paired-transport.ts';
import type { Transport } from '../../transport/types.ts';
import { vmcDispenserSchema } from '../vmc/config.ts';
import { createSimulatedVmc } from '../vmc/simulator.ts';
import { openVmcDispenser } from '../vmc/vmc-dispenser.ts';
import { advanceUntilStatus, createRigMemory, SILENT_LOG } from './modbus-rig.ts';

export interface VmcRigOptions {
  readonly config?: object;
  readonly toDevice?: FaultPlan;
  readonly toKiosk?: FaultPlan;
  /** In [0, 1): where a fault strikes. */
  readonly random?: () => number;
}

/** A simulated VMC board in virtual time, and as many lives of the kiosk's driver as a test wants. */
export function createVmcRig(options: VmcRigOptions = {}) {
  const clock = createVirtualClock(Date.UTC(2026, 5, 1));
  const config = vmcDispenserSchema.parse({
    driver: 'vmc',
    connection: { path: '/dev/null' },
    motionLimitSeconds: 20,
    ...options.config,
  });
  const { toDevice, toKiosk, random } = options;
  const pair: TransportPair = createTransportPair({
    clock,
    ...(toDevice ? { toDevice } : {}),
    ...(toKiosk ? { toKiosk } : {}),
    ...(random ? { random } : {}),
  });
  void pair.device.open();
  const simulator = createSimulatedVmc(pair.device, clock);
  simulator.start();
  const disk = createRigMemory();

  const boot = (diesAtWrite?: number) => {
    const cable = mortal(pair.kiosk);
    const life = disk.newLife(diesAtWrite, cable.cut);
    const dispenser = openVmcDispenser(config, {
      clock,
      log: SILENT_LOG,
      memory: life.memory,
      transport: cable.transport,
    });
    dispenser.start();
    /** The process is gone from one moment to the next: no byte and no write of it reaches the world any more. */
    const kill = () => {
      life.kill();
      cable.cut();
    };
    return { dispenser, kill };
  };
  return { clock, pair, simulator, machine: simulator.machine, disk, boot };
}

/** A transport that goes silent for good when its process dies, while the cable stays where it is. */
function mortal(inner: Transport): { readonly transport: Transport; cut(): void } {
  let isDead = false;
  return {
    cut: () => {
      isDead = true;
    },
    transport: {
      ...inner,
      write: (bytes, timeoutMs) => (isDead ? new Promise(() => undefined) : inner.write(bytes, timeoutMs)),
      onBytes: (listener) => inner.onBytes((bytes) => !isDead && listener(bytes)),
      onClosed: (listener) => inner.onClosed(() => !isDead && listener()),
      close: async () => {
        if (!isDead) await inner.close();
      },
    },
  };
}

export async function bootVmcReady(rig: ReturnType<typeof createVmcRig>) {
  const life = rig.boot();
  await advanceUntilStatus(rig, life.dispenser, 'ready');
  return life;
}
