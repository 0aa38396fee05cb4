import type { DecodedLine, DeviceView, SelfTestAnswer } from '../../../shared/contract/devices.ts';
import type { TrafficLine } from '../../../shared/contract/machine-panel.ts';
import type { DispenserDevice } from '../../devices/dispenser/types.ts';
import type { Device, DeviceId } from '../../devices/types.ts';
import type { SelfTests } from './self-test.ts';

/** How much of a device's traffic staff see at once. */
const TRAFFIC_LINES = 200;

export interface DeviceDeskOptions {
  readonly devices: readonly Device[];
  readonly dispenser: Pick<DispenserDevice, 'clearTrouble'>;
  readonly selfTests: SelfTests;
  /** What the bytes mean, with whatever nobody is to read covered up. */
  decode(
    device: Pick<Device, 'deviceId' | 'description'>,
    entries: ReturnType<Device['traffic']>,
  ): DecodedLine[];
}

/** The machine's devices, for staff. */
export interface DeviceDesk {
  list(): Promise<DeviceView[]>;
  /** Null: the machine has no such device. */
  traffic(deviceId: DeviceId): TrafficLine[] | null;
  decodedTraffic(deviceId: DeviceId): DecodedLine[] | null;
  test(deviceId: DeviceId): Promise<SelfTestAnswer | null>;
  clearDispenserTrouble(): void;
}

export function createDeviceDesk({ devices, dispenser, selfTests, decode }: DeviceDeskOptions): DeviceDesk {
  const find = (deviceId: DeviceId) => devices.find((device) => device.deviceId === deviceId) ?? null;
  const traffic = (deviceId: DeviceId) => {
    const device = find(deviceId);
    return device === null ? null : device.traffic().slice(-TRAFFIC_LINES).map(lineOf);
  };
  return {
    list: () => Promise.all(devices.map(viewDevice)),
    traffic,
    decodedTraffic: (deviceId) => {
      const device = find(deviceId);
      return device && decode(device, device.traffic().slice(-TRAFFIC_LINES));
    },
    test: (deviceId) => selfTests.run(deviceId),
    clearDispenserTrouble: () => dispenser.clearTrouble(),
  };
}

async function viewDevice(device: Device): Promise<DeviceView> {
  const status = await device.status();
  return {
    deviceId: device.deviceId,
    description: withoutLogin(device.description),
    status: status.kind,
    reason: status.kind === 'attention' ? status.reason : null,
    counters: Object.entries(device.counters()).map(([name, value]) => ({ name, value })),
    lastTrafficAtMs: device.traffic().at(-1)?.atMs ?? null,
  };
}

const lineOf = ({ atMs, direction, bytes }: ReturnType<Device['traffic']>[number]): TrafficLine => ({
  atMs,
  direction,
  hex: Buffer.from(bytes).toString('hex'),
});

/** An address may have a name and a password in it. */
const withoutLogin = (text: string): string => text.replaceAll(/\/\/[^/@\s]+@/g, '//');
