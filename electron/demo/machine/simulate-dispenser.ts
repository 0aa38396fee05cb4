import { join } from 'node:path';
import * as z from 'zod';
import { serveOver } from '../../devices/board/modbus/slave.ts';
import { modbusDispenserSchema } from '../../devices/dispenser/modbus/config.ts';
import {
  createSimulatedModbusDispenser,
  type SimulatedModbusDispenser,
} from '../../devices/dispenser/modbus/simulator.ts';
import {
  createSimulatedDispenser,
  FRESH_DISPENSER,
  simulatedDispenserSchema,
} from '../../devices/dispenser/simulated.ts';
import type { MachineConfig } from '../../devices/open-devices.ts';
import { fileMemory, type SimulatedMemory } from '../../devices/simulated-memory.ts';
import type { Clock } from '../../system/clock.ts';
import type { DevicesConfig } from '../../system/config/devices-schema.ts';
import type { DemoGround, Simulated } from './demo-part.ts';
import { openTcpLine, SHARED_PROCESS_ANSWER_MS } from './tcp-line.ts';

type DispenserConfig = Extract<NonNullable<DevicesConfig['dispenser']>, { driver: 'simulated' }>;

/** How often the hands around the machine look at it, in milliseconds. */
const LOOK_MS = 200;
/** The blanks in each slot when the demo's machine is new. */
const BLANKS = 40;

/** Called directly, with its memory on the disk. */
function simulateDirectly(
  config: DispenserConfig,
  { folder, clock }: DemoGround,
): Simulated<MachineConfig['dispenser']> {
  const dispenser = createSimulatedDispenser({
    memory: fileMemory(join(folder, 'dispenser.json'), simulatedDispenserSchema, FRESH_DISPENSER),
    dispenseMs: config.dispenseSeconds * 1000,
    collectAfterMs: config.collectSeconds * 1000,
    clock,
  });
  const parts = [{ partId: 'dispenser' as const, verbs: dispenser.verbs, look: dispenser.look }];
  return { config: { driver: 'inProcess', dispenser }, parts, stop: () => {} };
}

/** A relay board behind Modbus TCP, with belts and sensors around it. */
async function simulateBoard(
  { collectSeconds }: DispenserConfig,
  { folder, clock, log }: DemoGround,
  slots: readonly number[],
): Promise<Simulated<MachineConfig['dispenser']>> {
  const line = await openTcpLine();
  const { host, port } = line;
  const feeds = Object.fromEntries(slots.map((slot, index) => [slot, { coil: 2 + index, runMs: 3_000 }]));
  const config = modbusDispenserSchema.parse({
    driver: 'modbus',
    connection: { host, port },
    answerMs: SHARED_PROCESS_ANSWER_MS,
    wiring: { feeds },
  });
  const board = createSimulatedModbusDispenser({ clock, config });
  const memory = fileMemory<Left>(join(folder, 'demo-dispenser.json'), leftSchema, {
    slots: Object.fromEntries(slots.map((slot) => [slot, BLANKS])),
    feedPosition: 0,
    tray: 0,
    drops: 0,
  });
  putBack(board, memory.read());
  const forget = serveOver(line.device, 'tcp', board.tables);
  const stopped = new AbortController();
  handsAround(board, { memory, collectMs: collectSeconds * 1000, clock, signal: stopped.signal }).catch(
    (error: unknown) => {
      if (!stopped.signal.aborted) log.error({ err: error }, 'the hands around the demo machine rest');
    },
  );
  return {
    config,
    parts: [
      {
        partId: 'dispenser',
        verbs: [...board.verbs, ...line.cableVerbs],
        look: () => ({ ...board.look(), isCablePlugged: line.isPlugged() }),
      },
    ],
    stop: async () => {
      stopped.abort(new Error('the kiosk stops'));
      forget();
      await line.stop();
    },
  };
}

/** What lies in the machine while no program runs. */
const leftSchema = z.strictObject({
  slots: z.record(z.string(), z.number()),
  feedPosition: z.number(),
  tray: z.number(),
  drops: z.number(),
});
type Left = z.infer<typeof leftSchema>;

function putBack({ machine }: SimulatedModbusDispenser, left: Left): void {
  for (const [slot, count] of Object.entries(left.slots)) machine.slots.set(Number(slot), count);
  Object.assign(machine, { feedPosition: left.feedPosition, tray: left.tray, drops: left.drops });
}

interface Hands {
  readonly memory: SimulatedMemory<Left>;
  readonly collectMs: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** The simulated shopper takes the case after a while; and what lies where is written down. */
async function handsAround(board: SimulatedModbusDispenser, hands: Hands): Promise<void> {
  const { memory, collectMs, clock, signal } = hands;
  const { machine } = board;
  let lyingSinceMs: number | null = null;
  while (!signal.aborted) {
    lyingSinceMs = machine.tray === 0 ? null : (lyingSinceMs ?? clock.now());
    if (lyingSinceMs !== null && clock.now() - lyingSinceMs >= collectMs) board.act('collect');
    const { feedPosition, tray, drops } = machine;
    const left = { slots: Object.fromEntries(machine.slots), feedPosition, tray, drops };
    if (JSON.stringify(left) !== JSON.stringify(memory.read())) memory.write(left);
    await clock.sleep(LOOK_MS, signal);
  }
}

/** The dispenser of the demo. `slots`: those that the planogram names. */
export async function simulateDispenser(
  config: DispenserConfig,
  ground: DemoGround,
  slots: readonly number[],
): Promise<Simulated<MachineConfig['dispenser']>> {
  return config.wire ? simulateBoard(config, ground, slots) : simulateDirectly(config, ground);
}
