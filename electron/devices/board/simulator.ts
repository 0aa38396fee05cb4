import * as z from 'zod';
import type { Clock } from '../../system/clock.ts';
import { noArgs, type SimulatorVerb, verb } from '../simulator-verbs.ts';
import { type BoardConfig, boardSchema } from './config.ts';
import type { LevelPoint } from './modbus/points.ts';
import type { BoardTables } from './modbus/slave.ts';

export interface SimulatedCabinet {
  hasPower: boolean;
  isDoorOpen: boolean;
  isOnBattery: boolean;
  isBatteryLow: boolean;
  temperatureCelsius: number;
  answerDelayMs: number;
  readonly coils: Map<number, boolean>;
  readonly registers: Map<number, number>;
}

export interface SimulatedBoard {
  readonly tables: BoardTables;
  readonly verbs: readonly SimulatorVerb[];
  readonly cabinet: SimulatedCabinet;
  look(): object;
  act(name: string, args?: object): void;
}

const DEFAULT_CONFIG = boardSchema.parse({ driver: 'modbus', connection: { host: '127.0.0.1', port: 502 } });

/** A cabinet board with the cabinet around it. */
export function createSimulatedBoard({
  clock,
  config = DEFAULT_CONFIG,
}: {
  readonly clock: Clock;
  readonly config?: BoardConfig;
}): SimulatedBoard {
  const cabinet: SimulatedCabinet = {
    hasPower: true,
    isDoorOpen: false,
    isOnBattery: false,
    isBatteryLow: false,
    temperatureCelsius: 23.5,
    answerDelayMs: 0,
    coils: new Map(),
    registers: new Map(),
  };

  const input = (address: number): boolean => {
    const wired: readonly (readonly [LevelPoint | null, boolean])[] = [
      [config.door, cabinet.isDoorOpen],
      [config.onBattery, cabinet.isOnBattery],
      [config.batteryLow, cabinet.isBatteryLow],
    ];
    const found = wired.find(([point]) => point?.address === address);
    return found?.[0] ? found[1] !== found[0].inverted : false;
  };
  const register = (address: number): number => {
    if (address !== config.temperature?.address) return 0;
    return Math.round(cabinet.temperatureCelsius / config.temperature.degreesPerStep) & 0xffff;
  };
  /** A board without power answers nobody, and one answers only to its own number. */
  const answered = async <Value>(unit: number, value: () => Value): Promise<Value> => {
    if (cabinet.answerDelayMs > 0) await clock.sleep(cabinet.answerDelayMs);
    if (!cabinet.hasPower || unit !== config.unit) return new Promise<Value>(() => undefined);
    return value();
  };
  const losePower = () => {
    cabinet.hasPower = false;
    cabinet.coils.clear();
    cabinet.registers.clear();
  };
  const set = (part: Partial<SimulatedCabinet>) => () => {
    Object.assign(cabinet, part);
  };

  const verbs = [
    verb('openDoor', noArgs, set({ isDoorOpen: true })),
    verb('closeDoor', noArgs, set({ isDoorOpen: false })),
    verb('cutMains', noArgs, set({ isOnBattery: true })),
    verb('restoreMains', noArgs, set({ isOnBattery: false, isBatteryLow: false })),
    verb('drainBattery', noArgs, set({ isBatteryLow: true })),
    verb('setTemperature', z.strictObject({ celsius: z.number().min(-60).max(150) }), ({ celsius }) => {
      cabinet.temperatureCelsius = celsius;
    }),
    verb('delayAnswers', z.strictObject({ delayMs: z.number().min(0).max(60_000) }), ({ delayMs }) => {
      cabinet.answerDelayMs = delayMs;
    }),
    verb('pullPlug', noArgs, losePower),
    verb('plugIn', noArgs, set({ hasPower: true })),
    verb('powerCycle', noArgs, () => {
      losePower();
      cabinet.hasPower = true;
    }),
  ];

  return {
    tables: {
      getCoil: (address, unit) => answered(unit, () => cabinet.coils.get(address) ?? false),
      getDiscreteInput: (address, unit) => answered(unit, () => input(address)),
      getInputRegister: (address, unit) => answered(unit, () => register(address)),
      getHoldingRegister: (address, unit) => answered(unit, () => cabinet.registers.get(address) ?? 0),
      setCoil: (address, on, unit) => answered(unit, () => void cabinet.coils.set(address, on)),
      setRegister: (address, value, unit) => answered(unit, () => void cabinet.registers.set(address, value)),
    },
    verbs,
    cabinet,
    look: () => ({
      ...cabinet,
      coils: [...cabinet.coils].flatMap(([address, on]) => (on ? [address] : [])),
      registers: Object.fromEntries(cabinet.registers),
    }),
    act: (name, args = {}) => {
      const found = verbs.find((candidate) => candidate.name === name);
      if (!found) throw new Error(`there is no verb ${name}`);
      found.run(args);
    },
  };
}
