import type { SelfTestAnswer } from '../../../shared/contract/devices.ts';
import type { Device, DeviceId } from '../../devices/types.ts';
import type { Clock } from '../../system/clock.ts';
import { TEST_DELAYS } from './delays.ts';

export interface SelfTestsOptions {
  readonly devices: readonly Device[];
  readonly clock: Clock;
  /** A sale has a case or money on its way through this device. */
  isInUse(deviceId: DeviceId): boolean;
}

export interface SelfTests {
  /** Null: the machine has no such device. */
  run(deviceId: DeviceId): Promise<SelfTestAnswer | null>;
}

/** Self-tests: one at a time for each device, never in the midst of a sale's motion, and within a limit. */
export function createSelfTests({ devices, clock, isInUse }: SelfTestsOptions): SelfTests {
  const running = new Set<DeviceId>();

  const runOnce = async (device: Device): Promise<SelfTestAnswer> => {
    const over = new AbortController();
    const limit = new AbortController();
    const late = clock.sleep(TEST_DELAYS.selfTestMs, limit.signal).then(
      () => 'late' as const,
      () => 'late' as const,
    );
    const testing = device.selfTest(over.signal);
    // A device that answers after all, once nobody listens any more, is not a second time under test meanwhile.
    void testing.then(
      () => running.delete(device.deviceId),
      () => running.delete(device.deviceId),
    );
    const steps = await Promise.race([testing, late]);
    limit.abort(new Error('the test is over'));
    if (steps !== 'late') return { kind: 'done', steps: [...steps] };
    over.abort(new Error('the test took too long'));
    return { kind: 'late', afterSeconds: TEST_DELAYS.selfTestMs / 1000 };
  };

  return {
    run: async (deviceId) => {
      const device = devices.find((each) => each.deviceId === deviceId);
      if (!device) return null;
      if (running.has(deviceId)) return { kind: 'refused', reason: 'running' };
      if (isInUse(deviceId)) return { kind: 'refused', reason: 'inUse' };
      running.add(deviceId);
      return runOnce(device);
    },
  };
}
