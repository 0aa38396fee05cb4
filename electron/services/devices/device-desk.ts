import type { DeviceView, SelfTestStepView } from '../../../shared/contract/devices.ts';
import type { TrafficLine } from '../../../shared/contract/machine-panel.ts';
import type { DispenserDevice } from '../../devices/dispenser/types.ts';
import type { Device, DeviceId } from '../../devices/types.ts';

/** How much of a device's traffic staff see at once. */
const TRAFFIC_LINES = 200;

export interface DeviceDeskOptions {
  readonly devices: readonly Device[];
  readonly dispenser: Pick<DispenserDevice, 'clearTrouble'>;
}

/** The machine's devices, for staff. */
export interface DeviceDesk {
  list(): Promise<DeviceView[]>;
  /** Null: the machine has no such device. */
  traffic(deviceId: DeviceId): TrafficLine[] | null;
  test(deviceId: DeviceId): Promise<SelfTestStepView[] | null>;
  clearDispenserTrouble(): void;
}

export function createDeviceDesk({ devices, dispenser }: DeviceDeskOptions): DeviceDesk {
  const find = (deviceId: DeviceId) => devices.find((device) => device.deviceId === deviceId) ?? null;
  return {
    list: () => Promise.all(devices.map(viewDevice)),
    traffic: (deviceId) => {
      const device = find(deviceId);
      return device === null ? null : device.traffic().slice(-TRAFFIC_LINES).map(lineOf);
    },
    test: async (deviceId) => {
      const device = find(deviceId);
      return device && [...(await device.selfTest())];
    },
    clearDispenserTrouble: () => dispenser.clearTrouble(),
  };
}

async function viewDevice(device: Device): Promise<DeviceView> {
  const status = await device.status();
  return {
    deviceId: device.deviceId,
    description: device.description,
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
