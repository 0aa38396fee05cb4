import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../../state/manual-clock.ts';
import { failureOf, openCamera } from './open-camera.ts';

function fakeStream() {
  let stops = 0;
  const track = { stop: () => stops++ };
  return { stream: { getTracks: () => [track] } as unknown as MediaStream, stops: () => stops };
}

const never = new AbortController().signal;
const rejecting = (name: string) => ({
  getUserMedia: async () => Promise.reject(Object.assign(new Error('no'), { name })),
});

describe('opening the camera', () => {
  it.each([
    ['NotAllowedError', 'denied'],
    ['SecurityError', 'denied'],
    ['NotFoundError', 'none'],
    ['OverconstrainedError', 'none'],
    ['NotReadableError', 'busy'],
    ['AbortError', 'busy'],
  ])('tells %s as %s', async (name, failure) => {
    expect(await openCamera(null, never, rejecting(name))).toEqual({ ok: false, error: failure });
  });

  it('tells nothing at all as a camera that is not to be had', () => {
    expect(failureOf(undefined)).toBe('busy');
  });

  it('asks for film without sound, of the camera that was chosen', async () => {
    const asked: MediaStreamConstraints[] = [];
    const { stream } = fakeStream();
    const cameras = {
      getUserMedia: async (constraints?: MediaStreamConstraints) => {
        asked.push(constraints ?? {});
        return stream;
      },
    };
    expect(await openCamera(null, never, cameras)).toEqual({ ok: true, value: stream });
    await openCamera('left', never, cameras);
    expect(asked).toMatchObject([
      { audio: false, video: { facingMode: 'user' } },
      { audio: false, video: { deviceId: { exact: 'left' } } },
    ]);
  });

  it('gives a camera up that does not answer, and stops it when it does after all', async () => {
    const clock = new ManualClock();
    const late = Promise.withResolvers<MediaStream>();
    const opening = openCamera(null, never, { getUserMedia: () => late.promise }, clock);
    clock.advance(60_000);
    expect(await opening).toEqual({ ok: false, error: 'busy' });
    const { stream, stops } = fakeStream();
    late.resolve(stream);
    await expect.poll(stops).toBe(1);
  });

  it('stops a camera that opens after the shopper has gone', async () => {
    const gone = new AbortController();
    const late = Promise.withResolvers<MediaStream>();
    const opening = openCamera(null, gone.signal, { getUserMedia: () => late.promise });
    gone.abort();
    const { stream, stops } = fakeStream();
    late.resolve(stream);
    await opening;
    expect(stops()).toBe(1);
  });
});
