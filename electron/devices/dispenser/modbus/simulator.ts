import * as z from 'zod';
import type { Clock } from '../../../system/clock.ts';
import type { BoardTables } from '../../board/modbus/slave.ts';
import { noArgs, type SimulatorVerb, verb } from '../../simulator-verbs.ts';
import { type ModbusDispenserConfig, modbusDispenserSchema, type Output, type Wiring } from './config.ts';
import { freshMachine, type SimulatedMachine } from './simulator-state.ts';

/** How fast the simulated machine is, in milliseconds. */
const PHYSICS = { pushMs: 400, feedMs: 500, liftMs: 600, curtainMs: 80, secondItemMs: 300 } as const;

export interface SimulatedModbusDispenser {
  /** To be served by modbus-serial's own servers, or by `serveOver`. */
  readonly tables: BoardTables;
  readonly verbs: readonly SimulatorVerb[];
  look(): object;
  readonly machine: SimulatedMachine;
  /** Calls a verb by its name. */
  act(name: string, args?: object): void;
}

export interface SimulatedModbusOptions {
  readonly clock: Clock;
  /** The wiring that the kiosk believes in; the board has the same. */
  readonly config?: ModbusDispenserConfig;
}

const DEFAULT_CONFIG = modbusDispenserSchema.parse({
  driver: 'modbus',
  connection: { host: '127.0.0.1', port: 502 },
});

/** A relay and sensor board with the machine around it. Motors turn while their relay is on, and not a moment longer. */
export function createSimulatedModbusDispenser(options: SimulatedModbusOptions): SimulatedModbusDispenser {
  const { clock, config = DEFAULT_CONFIG } = options;
  const { wiring, unit } = config;
  const machine = freshMachine();
  for (const slot of Object.keys(wiring.feeds)) machine.slots.set(Number(slot), 10);
  const runs = new Map<number, AbortController>();

  const motors = motorsOf(wiring);

  const fall = () => {
    machine.book.fallen++;
    machine.drops = (machine.drops + 1) & 0xffff;
    machine.curtainUntilMs = clock.steadyMs() + PHYSICS.curtainMs;
    if (machine.tray > 0) machine.book.collisions++;
    machine.tray++;
  };

  const pushOut = async (signal: AbortSignal) => {
    machine.book.pushes++;
    await clock.sleep(PHYSICS.pushMs, signal);
    if (machine.isJammed || machine.isMotorStalled) return;
    const count = machine.nextFall ?? 1;
    machine.nextFall = null;
    if (count > 0) machine.feedPosition = Math.max(0, machine.feedPosition - 1);
    for (let item = 0; item < count; item++) {
      // The second one is over the edge already: it falls whether or not the motor still turns.
      if (item > 0) await clock.sleep(PHYSICS.secondItemMs);
      fall();
    }
  };

  const feed = async (slot: number, signal: AbortSignal) => {
    await clock.sleep(PHYSICS.feedMs, signal);
    const blanks = machine.slots.get(slot) ?? 0;
    if (machine.isJammed || machine.isMotorStalled || blanks === 0) return;
    machine.slots.set(slot, blanks - 1);
    if (machine.feedPosition > 0) machine.book.collisions++;
    machine.feedPosition++;
    machine.book.fed++;
  };

  const moveLift = async (up: boolean, signal: AbortSignal) => {
    await clock.sleep(PHYSICS.liftMs, signal);
    if (!machine.isLiftBroken) machine.isLiftUp = up;
  };

  const turn = (name: string, signal: AbortSignal): Promise<void> => {
    if (name === 'pushOut') return pushOut(signal);
    if (name === 'lift') return moveLift(true, signal);
    if (name === 'lower') return moveLift(false, signal);
    return feed(Number(name), signal);
  };

  const setOutput = (address: number, on: boolean, by: 'coil' | 'register') => {
    runs.get(address)?.abort();
    runs.delete(address);
    const motor = on && motors.find((candidate) => candidate.address === address && candidate.by === by);
    if (!motor) return;
    const run = new AbortController();
    runs.set(address, run);
    turn(motor.name, run.signal).catch(() => undefined);
  };

  const losePower = () => {
    machine.hasPower = false;
    machine.drops = 0;
    machine.coils.clear();
    for (const run of runs.values()) run.abort();
    runs.clear();
  };

  const inputs = (): ReadonlyMap<number, boolean> => {
    const { curtain, tray, door, jam, motorFault, feedPosition, liftUp } = wiring;
    const wired = [
      [curtain, machine.curtainUntilMs > clock.steadyMs()],
      [tray, machine.tray > 0],
      [door, machine.isDoorOpen],
      [jam, machine.isJammed],
      [motorFault, machine.isMotorStalled && runs.size > 0],
      [feedPosition, machine.feedPosition > 0],
      [liftUp, machine.isLiftUp],
    ] as const;
    return new Map(wired.flatMap(([point, on]) => (point ? [[point.address, on !== point.inverted]] : [])));
  };

  /** A board without power answers nobody, and one answers only to its own number. */
  const answered = async <Value>(askedUnit: number, value: () => Value): Promise<Value> => {
    if (machine.answerDelayMs > 0) await clock.sleep(machine.answerDelayMs);
    if (!machine.hasPower || askedUnit !== unit) return new Promise<Value>(() => undefined);
    return value();
  };

  const tables: BoardTables = {
    getCoil: (address, asked) => answered(asked, () => machine.coils.get(address) ?? false),
    getDiscreteInput: (address, asked) => answered(asked, () => inputs().get(address) ?? false),
    getInputRegister: (address, asked) =>
      answered(asked, () => (address === wiring.dropCounter?.address ? machine.drops : 0)),
    getHoldingRegister: (_, asked) => answered(asked, () => 0),
    setCoil: (address, on, asked) =>
      answered(asked, () => {
        machine.coils.set(address, on);
        setOutput(address, on, 'coil');
      }),
    setRegister: (address, _, asked) => answered(asked, () => setOutput(address, true, 'register')),
  };

  const verbs = [
    verb('jam', noArgs, () => {
      machine.isJammed = true;
    }),
    verb('freeJam', noArgs, () => {
      machine.isJammed = false;
    }),
    verb('blockTray', noArgs, () => {
      machine.tray++;
    }),
    verb('collect', noArgs, () => {
      machine.book.collected += machine.tray;
      machine.tray = 0;
    }),
    verb('openDoor', noArgs, () => {
      machine.isDoorOpen = true;
    }),
    verb('closeDoor', noArgs, () => {
      machine.isDoorOpen = false;
    }),
    verb('dropNothing', noArgs, () => {
      machine.nextFall = 0;
    }),
    verb('dropTwice', noArgs, () => {
      machine.nextFall = 2;
    }),
    verb('stallMotor', noArgs, () => {
      machine.isMotorStalled = true;
    }),
    verb('freeMotor', noArgs, () => {
      machine.isMotorStalled = false;
    }),
    verb('breakLift', noArgs, () => {
      machine.isLiftBroken = true;
    }),
    verb('repairLift', noArgs, () => {
      machine.isLiftBroken = false;
    }),
    verb('putBlank', noArgs, () => {
      machine.feedPosition++;
    }),
    verb('takeBlank', noArgs, () => {
      machine.feedPosition = 0;
    }),
    verb('emptySlot', z.strictObject({ slot: z.number().int() }), ({ slot }) => machine.slots.set(slot, 0)),
    verb('fillSlot', z.strictObject({ slot: z.number().int() }), ({ slot }) => machine.slots.set(slot, 10)),
    verb('pullPlug', noArgs, losePower),
    verb('plugIn', noArgs, () => {
      machine.hasPower = true;
    }),
    verb('powerCycle', noArgs, () => {
      losePower();
      machine.book.powerCycles++;
      machine.hasPower = true;
    }),
    verb('delayAnswers', z.strictObject({ delayMs: z.number().min(0).max(60_000) }), ({ delayMs }) => {
      machine.answerDelayMs = delayMs;
    }),
  ];

  return {
    tables,
    verbs,
    machine,
    look: () => ({
      ...machine,
      slots: Object.fromEntries(machine.slots),
      coils: [...machine.coils].flatMap(([address, on]) => (on ? [address] : [])),
      runningMotors: runs.size,
      book: { ...machine.book },
    }),
    act: (name, args = {}) => {
      const found = verbs.find((candidate) => candidate.name === name);
      if (!found) throw new Error(`there is no verb ${name}`);
      found.run(args);
    },
  };
}

interface Motor {
  readonly name: string;
  readonly by: 'coil' | 'register';
  readonly address: number;
}

function motorsOf({ pushOut, lift, lower, feeds }: Wiring): Motor[] {
  const outputs: Record<string, Output | null> = { pushOut, lift, lower, ...feeds };
  return Object.entries(outputs).flatMap(([name, output]): Motor[] => {
    if (!output) return [];
    const isCoil = 'coil' in output;
    return [{ name, by: isCoil ? 'coil' : 'register', address: isCoil ? output.coil : output.register }];
  });
}
