import type { Clock } from '../system/clock.ts';
import type { Device, DeviceLog } from './types.ts';

/** A driver that hangs must not keep the kiosk from ending. */
const STOP_MS = 3_000;

/** Stops a device, or gives up on it after a while. Never rejects. */
export async function stopWithin(
  device: Device,
  { clock, log }: { readonly clock: Clock; readonly log: DeviceLog },
): Promise<void> {
  const { deviceId } = device;
  const over = new AbortController();
  const late = clock.sleep(STOP_MS, over.signal).then(
    () => log.warn({ device: deviceId }, 'a device did not stop in time'),
    () => undefined,
  );
  const stopped = device
    .stop()
    .catch((error: unknown) => log.warn({ device: deviceId, err: error }, 'a device did not stop'));
  await Promise.race([stopped, late]);
  over.abort(new Error('the device has stopped'));
}
