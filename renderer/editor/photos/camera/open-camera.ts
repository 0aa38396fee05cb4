import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import { type Clock, systemClock } from '../../../state/clock.ts';
import { CAMERA_DELAYS } from './delays.ts';

/** Why there is no picture from the camera. */
export type CameraFailure = 'none' | 'busy' | 'denied' | 'unplugged';

/** What of the browser's camera interface is used. */
export type Cameras = Pick<MediaDevices, 'getUserMedia'>;

/** The largest picture that the camera's film has: beyond every sensor, so that no size is cut. */
const WISHED_PX = { width: { ideal: 4096 }, height: { ideal: 3072 } } as const;

export function stopStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** By the names that getUserMedia's errors have (W3C Media Capture and Streams, 10.2). */
export function failureOf(error: unknown): CameraFailure {
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
    case 'TypeError':
      return 'none';
    default:
      return 'busy';
  }
}

/**
 * Opens the camera: the one of that id, else whichever faces the shopper. A stream that comes after the deadline or after
 * `signal` is stopped at once.
 */
export async function openCamera(
  deviceId: string | null,
  signal: AbortSignal,
  cameras: Cameras | undefined = navigator.mediaDevices,
  clock: Clock = systemClock,
): Promise<Result<MediaStream, CameraFailure>> {
  // A page that is not from a secure origin has no cameras.
  if (!cameras) return err('none');
  const which = deviceId === null ? { facingMode: 'user' } : { deviceId: { exact: deviceId } };
  let late = false;
  const { promise: deadline, resolve: miss } = Promise.withResolvers<null>();
  const callOff = clock.after(CAMERA_DELAYS.openMs, () => miss(null));
  const opening = cameras.getUserMedia({ audio: false, video: { ...WISHED_PX, ...which } }).then((stream) => {
    if (late || signal.aborted) stopStream(stream);
    return stream;
  });
  try {
    const stream = await Promise.race([opening, deadline]);
    late = stream === null;
    return stream === null ? err('busy') : ok(stream);
  } catch (error) {
    return err(failureOf(error));
  } finally {
    callOff();
    opening.catch(() => undefined);
  }
}
