import { useEffect, useState } from 'react';

const NONE: readonly string[] = [];

async function listCameras(): Promise<readonly string[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter(({ kind }) => kind === 'videoinput').map(({ deviceId }) => deviceId);
}

/**
 * The ids of the cameras that this machine has now; they come and go with their plugs. Before a camera was opened for the
 * first time browsers tell no ids, only that there is one. `asked` anew whenever it changes.
 */
export function useCameras(asked: unknown = null): readonly string[] {
  const [cameras, setCameras] = useState(NONE);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` is what makes it read the list again
  useEffect(() => {
    const media = navigator.mediaDevices as MediaDevices | undefined;
    if (!media) return;
    let ended = false;
    const read = () =>
      void listCameras().then(
        (found) => !ended && setCameras(found),
        () => !ended && setCameras(NONE),
      );
    read();
    media.addEventListener('devicechange', read);
    return () => {
      ended = true;
      media.removeEventListener('devicechange', read);
    };
  }, [asked]);
  return cameras;
}
