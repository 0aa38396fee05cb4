import { isOn, type LevelPoint, type Point } from '../../board/modbus/points.ts';
import type { Values } from '../../board/modbus/poller.ts';
import type { Occupancy } from '../types.ts';
import type { Wiring } from './config.ts';

export type PointName =
  | 'drops'
  | 'curtain'
  | 'tray'
  | 'door'
  | 'jam'
  | 'motorFault'
  | 'feedPosition'
  | 'liftUp';

/** What all sensors say at one moment. `null` is a part that the machine does not have. */
export interface Readings {
  /** The board's own count, 16 bits. */
  readonly drops: number | null;
  readonly curtain: boolean | null;
  readonly tray: Occupancy;
  readonly door: 'open' | 'closed' | 'unknown';
  readonly jam: boolean;
  readonly motorFault: boolean;
  readonly feedPosition: Occupancy;
  readonly liftUp: boolean | null;
}

export function pointsOf(wiring: Wiring): Record<PointName, Point | undefined> {
  const { dropCounter, curtain, tray, door, jam, motorFault, feedPosition, liftUp } = wiring;
  return {
    drops: dropCounter ?? undefined,
    curtain: curtain ?? undefined,
    tray: tray ?? undefined,
    door: door ?? undefined,
    jam: jam ?? undefined,
    motorFault: motorFault ?? undefined,
    feedPosition: feedPosition ?? undefined,
    liftUp: liftUp ?? undefined,
  };
}

export function readingsOf(values: Values<PointName>, wiring: Wiring): Readings {
  const level = (point: LevelPoint | null, value: number | undefined) =>
    point === null || value === undefined ? null : isOn(point, value);
  const occupancy = (on: boolean | null): Occupancy => (on === null ? 'unknown' : on ? 'occupied' : 'empty');
  const door = level(wiring.door, values.door);
  return {
    drops: values.drops ?? null,
    curtain: level(wiring.curtain, values.curtain),
    tray: occupancy(level(wiring.tray, values.tray)),
    door: door === null ? 'unknown' : door ? 'open' : 'closed',
    jam: level(wiring.jam, values.jam) ?? false,
    motorFault: level(wiring.motorFault, values.motorFault) ?? false,
    feedPosition: occupancy(level(wiring.feedPosition, values.feedPosition)),
    liftUp: level(wiring.liftUp, values.liftUp),
  };
}
