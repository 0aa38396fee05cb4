import { createVirtualClock } from '../../../services/sale/simulation/virtual-clock.ts';
import { createModbusLinks } from '../../board/modbus/link-config.ts';
import { createModbusLink } from '../../board/modbus/modbus-link.ts';
import type { Framing } from '../../board/modbus/modbus-port.ts';
import { serveOver } from '../../board/modbus/slave.ts';
import type { FaultPlan } from '../../transport/faults.ts';
import { createTransportPair, type TransportPair } from '../../transport/paired-transport.ts';
import { modbusDispenserSchema } from '../modbus/config.ts';
import { openModbusDispenser } from '../modbus/modbus-dispenser.ts';
import { createSimulatedModbusDispenser } from '../modbus/simulator.ts';
import { FRESH_MOTION_MEMORY, type MotionMemoryState } from '../motion-memory.ts';

export interface ModbusRigOptions {
  readonly framing?: Framing;
  readonly wiring?: object;
  readonly toDevice?: FaultPlan;
  readonly toKiosk?: FaultPlan;
  /** In [0, 1): where a fault strikes. */
  readonly random?: () => number;
}

export const SILENT_LOG = { info: () => undefined, warn: () => undefined };

/** Lets a test look into the memory of a process that is dead, and keeps that process from writing to it. */
export function createRigMemory() {
  let state: MotionMemoryState = FRESH_MOTION_MEMORY;
  const lives: { dead: boolean }[] = [];
  return {
    state: () => state,
    /** After this many writes the process is dead: the write before it is on disk, this one is not. */
    newLife: (diesAtWrite = Number.POSITIVE_INFINITY, onDeath: () => void = () => undefined) => {
      const life = { dead: false };
      lives.push(life);
      let writes = 0;
      return {
        kill: () => {
          life.dead = true;
        },
        memory: {
          read: () => state,
          write: (next: MotionMemoryState) => {
            if (life.dead) throw new Error('the process is dead');
            if (++writes >= diesAtWrite) {
              life.dead = true;
              onDeath();
              throw new Error('the process died');
            }
            state = next;
          },
        },
      };
    },
  };
}

/** A simulated relay board in virtual time, and as many lives of the kiosk's driver as a test wants. */
export function createModbusRig(options: ModbusRigOptions = {}) {
  const { framing = 'rtu', wiring = {}, toDevice, toKiosk, random } = options;
  const clock = createVirtualClock(Date.UTC(2026, 5, 1));
  const config = modbusDispenserSchema.parse({
    driver: 'modbus',
    connection: { host: '127.0.0.1', port: 502 },
    framing,
    wiring,
  });
  const simulator = createSimulatedModbusDispenser({ clock, config });
  const disk = createRigMemory();

  const boot = (diesAtWrite?: number) => {
    const pair: TransportPair = createTransportPair({
      clock,
      ...(toDevice ? { toDevice } : {}),
      ...(toKiosk ? { toKiosk } : {}),
      ...(random ? { random } : {}),
    });
    void pair.device.open();
    const stopServing = serveOver(pair.device, framing, simulator.tables);
    const cut = () => {
      stopServing();
      pair.unplug();
    };
    const life = disk.newLife(diesAtWrite, cut);
    const links = createModbusLinks(clock, () => createModbusLink({ transport: pair.kiosk, framing, clock }));
    const dispenser = openModbusDispenser(config, { clock, log: SILENT_LOG, links, memory: life.memory });
    dispenser.start();
    /** The process is gone from one moment to the next: no byte and no write of it reaches the world any more. */
    const kill = () => {
      life.kill();
      cut();
    };
    return { dispenser, pair, kill };
  };

  return { clock, simulator, machine: simulator.machine, disk, boot };
}

/** Boots a dispenser and waits until it is ready. */
export async function bootReady(rig: ReturnType<typeof createModbusRig>) {
  const life = rig.boot();
  await advanceUntilStatus(rig, life.dispenser, 'ready');
  return life;
}

interface HasStatus {
  status(): Promise<{ readonly kind: string }>;
  onStatus(listener: (status: { readonly kind: string }) => void): () => void;
}

/** Lets time pass until the device has this status. */
export async function advanceUntilStatus(
  rig: { readonly clock: ReturnType<typeof createVirtualClock> },
  device: HasStatus,
  kind: string,
  limitMs = 5_000,
): Promise<void> {
  let now: string | null = null;
  const forget = device.onStatus((status) => {
    now = status.kind;
  });
  const first = await device.status();
  now ??= first.kind;
  try {
    await rig.clock.advanceUntil(() => now === kind, limitMs);
  } finally {
    forget();
  }
}
