import { useCallback, useEffect, useState } from 'react';
import { type CameraFailure, openCamera, stopStream } from './open-camera.ts';

export type CameraState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'live'; readonly stream: MediaStream; readonly track: MediaStreamTrack }
  | { readonly kind: 'failed'; readonly reason: CameraFailure }
  /** Switched off: nobody is looking. */
  | { readonly kind: 'resting' };

const OPENING: CameraState = { kind: 'opening' };
const RESTING: CameraState = { kind: 'resting' };

/**
 * The camera, as long as the component stands and `active` is true; its light goes out at once otherwise. One that failed
 * is tried again by itself when a camera is plugged in or freed.
 */
export function useCamera(active: boolean, deviceId: string | null) {
  const [state, setState] = useState<CameraState>(OPENING);
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt opens it anew
  useEffect(() => {
    if (!active) {
      setState(RESTING);
      return;
    }
    setState(OPENING);
    const closed = new AbortController();
    let open: MediaStream | null = null;
    void openCamera(deviceId, closed.signal).then((opened) => {
      if (closed.signal.aborted) return;
      if (!opened.ok) return setState({ kind: 'failed', reason: opened.error });
      open = opened.value;
      setState(watchTrack(opened.value, () => setState({ kind: 'failed', reason: 'unplugged' })));
    });
    return () => {
      closed.abort();
      if (open) stopStream(open);
    };
  }, [active, deviceId, attempt]);

  const failed = state.kind === 'failed';
  useEffect(() => {
    if (!failed) return;
    const media = navigator.mediaDevices as MediaDevices | undefined;
    media?.addEventListener('devicechange', retry);
    return () => media?.removeEventListener('devicechange', retry);
  }, [failed, retry]);

  return { state, retry };
}

/** A track that ends without having been stopped has lost its camera. */
function watchTrack(stream: MediaStream, onEnded: () => void): CameraState {
  const [track] = stream.getVideoTracks();
  if (!track || track.readyState === 'ended') return { kind: 'failed', reason: 'unplugged' };
  track.addEventListener('ended', () => {
    stopStream(stream);
    onEnded();
  });
  return { kind: 'live', stream, track };
}
