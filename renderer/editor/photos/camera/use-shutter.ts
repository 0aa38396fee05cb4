import { useCallback, useEffect, useRef, useState } from 'react';
import type { PhotoRefusal } from '../../../../shared/contract/photos.ts';
import { bridge } from '../../../bridge/connect.ts';
import { systemClock } from '../../../state/clock.ts';
import { addCameraPhoto } from '../add-photo-file.ts';
import { layChosenPhoto } from '../receive-photos.ts';
import { countDown } from './count-down.ts';
import { takePicture } from './take-picture.ts';

export type Shot =
  | { readonly kind: 'posing' }
  | { readonly kind: 'counting'; readonly left: number }
  | { readonly kind: 'taking' }
  | { readonly kind: 'taken'; readonly picture: Blob; readonly url: string; readonly sending: boolean };

/** Why there is no photo although the camera works. */
export type ShotProblem = 'missed' | PhotoRefusal | 'unavailable';

const POSING: Shot = { kind: 'posing' };
const COUNT_FROM = 3;

/** From the shutter to the photo on the case. `onUsed`: it lies there. */
export function useShutter(onUsed: () => void) {
  const [shot, setShot] = useState<Shot>(POSING);
  const [problem, setProblem] = useState<ShotProblem | null>(null);
  const callOff = useRef(() => {});
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      callOff.current();
    };
  }, []);
  const url = shot.kind === 'taken' ? shot.url : null;
  // The address keeps the picture of the shopper in memory.
  useEffect(() => () => (url === null ? undefined : URL.revokeObjectURL(url)), [url]);

  const retake = useCallback(() => {
    callOff.current();
    setProblem(null);
    setShot(POSING);
  }, []);

  const take = useCallback(async (video: HTMLVideoElement, track: MediaStreamTrack) => {
    setShot({ kind: 'taking' });
    const picture = await takePicture(video, track).catch(() => null);
    if (gone.current) return;
    if (!picture) {
      setProblem('missed');
      return setShot(POSING);
    }
    setShot({ kind: 'taken', picture, url: URL.createObjectURL(picture), sending: false });
  }, []);

  const press = useCallback(
    (video: HTMLVideoElement, track: MediaStreamTrack) => {
      setProblem(null);
      callOff.current = countDown(COUNT_FROM, systemClock, {
        onCount: (left) => setShot({ kind: 'counting', left }),
        onEnd: () => void take(video, track),
      });
    },
    [take],
  );

  const use = async (): Promise<void> => {
    if (shot.kind !== 'taken' || shot.sending) return;
    setShot({ ...shot, sending: true });
    const added = await addCameraPhoto(shot.picture, (path) => bridge().fileUrl(path));
    if (gone.current) return;
    if (added.ok) {
      layChosenPhoto(added.value);
      return onUsed();
    }
    setProblem(added.error);
    setShot({ ...shot, sending: false });
  };

  return { shot, problem, press, retake, use };
}
