import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import type { StaffOverview } from '../../../shared/contract/staff-overview.ts';
import type { FleetMessage } from './fleet-news.ts';
import { fleetMessage } from './fleet-news.ts';
import { devicesOf, statusOf } from './kiosk-state.ts';
import {
  type DeviceContent,
  deviceContentSchema,
  type KioskContent,
  kioskContentSchema,
} from './messages.ts';

/** What the fleet was told last: a restart of the kiosk is no news of its devices. */
const toldSchema = z.object({ status: kioskContentSchema.nullable(), devices: z.array(deviceContentSchema) });

const KEY = 'fleet-told';
/** Beside the devices. */
const KIOSK = 'kiosk';

export interface WatchOptions {
  readonly keeper: {
    get(key: string): { value: unknown } | null;
    set(key: string, value: unknown, atMs: number): void;
  };
  add(message: FleetMessage, atMs: number): void;
  /** Runs as one transaction. */
  together(work: () => void): void;
  /** A device that comes and goes, and a kiosk that does with it, are told of no more often. */
  readonly deviceMs: number;
}

/** Writes down what changed of the kiosk and its devices, each change once. Throws, with nothing written, when the disk does not take it. */
export function createKioskWatch({ keeper, add, together, deviceMs }: WatchOptions) {
  let told = toldSchema.safeParse(keeper.get(KEY)?.value).data ?? { status: null, devices: [] };
  const toldAtMs = new Map<string, number>();

  const isDue = (name: string, nowMs: number): boolean =>
    Math.abs(nowMs - (toldAtMs.get(name) ?? Number.NEGATIVE_INFINITY)) >= deviceMs;
  const isNews = (device: DeviceContent, nowMs: number): boolean => {
    const last = told.devices.find(({ deviceId }) => deviceId === device.deviceId);
    // One that was sound from the beginning is none.
    if (last ? isDeepStrictEqual(last, device) : device.status === 'ready') return false;
    return isDue(device.deviceId, nowMs);
  };

  return (overview: Pick<StaffOverview, 'status' | 'devices'>, nowMs: number): boolean => {
    const status: KioskContent = statusOf(overview);
    const changed = devicesOf(overview).filter((device) => isNews(device, nowMs));
    const isStatusNew = !isDeepStrictEqual(told.status, status) && isDue(KIOSK, nowMs);
    if (!isStatusNew && changed.length === 0) return false;
    const others = told.devices.filter((each) => !changed.some(({ deviceId }) => deviceId === each.deviceId));
    const next = { status: isStatusNew ? status : told.status, devices: [...others, ...changed] };
    together(() => {
      if (isStatusNew) add(fleetMessage({ channel: 'event/kiosk', content: status }, nowMs), nowMs);
      for (const content of changed) add(fleetMessage({ channel: 'event/device', content }, nowMs), nowMs);
      keeper.set(KEY, next, nowMs);
    });
    told = next;
    if (isStatusNew) toldAtMs.set(KIOSK, nowMs);
    for (const { deviceId } of changed) toldAtMs.set(deviceId, nowMs);
    return true;
  };
}
