import { useCallback, useEffect, useRef, useState } from 'react';
import { err, ok } from '../../../../shared/domain/result.ts';
import { bridge } from '../../../bridge/connect.ts';
import { nextSlot } from '../../commands/slots.ts';
import { currentDesign, layPhoto } from '../../editor-store.ts';
import { layChosenPhoto } from '../receive-photos.ts';
import { type CopyEnd, copyPhotos } from './copy-photos.ts';
import { noteCopied, noteUnusable, useUsbStore } from './usb-store.ts';

export type Copying =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'copying'; readonly done: number; readonly total: number }
  | ({ readonly kind: 'over' } & CopyEnd);

const CHOOSING: Copying = { kind: 'choosing' };

async function addFromStick(usbPhotoId: string) {
  const answer = await bridge().call('addUsbPhoto', { usbPhotoId });
  if (!answer.ok) return err('unavailable' as const);
  return answer.value.kind === 'added' ? ok(answer.value.photo) : err(answer.value.reason);
}

/** Copies what is chosen. The first photo goes on the case, further ones into empty places, the rest to the photos. */
export function useCopying() {
  const [copying, setCopying] = useState(CHOOSING);
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);
  const start = useCallback(async () => {
    const { chosen } = useUsbStore.getState();
    let done = 0;
    const step = () => setCopying({ kind: 'copying', done: done++, total: chosen.length });
    step();
    const end = await copyPhotos(chosen, {
      add: addFromStick,
      isOver: () => gone.current,
      onCopied: (usbPhotoId, photo, index) => {
        if (index === 0) layChosenPhoto(photo);
        else if (nextSlot(currentDesign(), null)) layPhoto(photo);
        noteCopied(usbPhotoId);
        step();
      },
      onRefused: (usbPhotoId, reason) => {
        noteUnusable(usbPhotoId, reason);
        step();
      },
    });
    if (!gone.current) setCopying({ kind: 'over', ...end });
  }, []);
  const chooseMore = useCallback(() => setCopying(CHOOSING), []);
  return { copying, start, chooseMore };
}
