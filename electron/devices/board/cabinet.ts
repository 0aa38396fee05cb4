import type { BoardConfig } from './config.ts';
import { isOn, type LevelPoint, type Point } from './modbus/points.ts';
import type { Values } from './modbus/poller.ts';
import type { BoardStatus, CabinetState } from './types.ts';

export type CabinetPoint = 'door' | 'onBattery' | 'batteryLow' | 'temperature';

export const UNKNOWN_CABINET: Omit<CabinetState, 'lights'> = {
  door: 'unknown',
  power: 'unknown',
  temperatureCelsius: null,
};

export function cabinetPoints(config: BoardConfig): Record<CabinetPoint, Point | undefined> {
  return {
    door: config.door ?? undefined,
    onBattery: config.onBattery ?? undefined,
    batteryLow: config.batteryLow ?? undefined,
    temperature: config.temperature ?? undefined,
  };
}

export function cabinetOf(values: Values<CabinetPoint>, config: BoardConfig): Omit<CabinetState, 'lights'> {
  const level = (point: LevelPoint | null, value: number | undefined) =>
    point === null || value === undefined ? null : isOn(point, value);
  const door = level(config.door, values.door);
  const onBattery = level(config.onBattery, values.onBattery);
  const batteryLow = level(config.batteryLow, values.batteryLow);
  return {
    door: door === null ? 'unknown' : door ? 'open' : 'closed',
    // Some UPS say that the battery is low while it charges: that is no trouble with the mains there.
    power: onBattery === null ? 'unknown' : !onBattery ? 'mains' : batteryLow ? 'batteryLow' : 'battery',
    temperatureCelsius:
      config.temperature && values.temperature !== undefined
        ? asSigned(values.temperature) * config.temperature.degreesPerStep
        : null,
  };
}

export function cabinetStatus(state: Omit<CabinetState, 'lights'>, config: BoardConfig): BoardStatus {
  const celsius = state.temperatureCelsius;
  if (state.power === 'batteryLow') return { kind: 'attention', reason: 'batteryLow' };
  if (state.power === 'battery') return { kind: 'attention', reason: 'onBattery' };
  if (celsius !== null && celsius > config.maxCelsius) return { kind: 'attention', reason: 'tooHot' };
  if (celsius !== null && celsius < config.minCelsius) return { kind: 'attention', reason: 'tooCold' };
  if (state.door === 'open') return { kind: 'attention', reason: 'doorOpen' };
  return { kind: 'ready' };
}

const asSigned = (word: number) => (word >= 0x8000 ? word - 0x1_0000 : word);
