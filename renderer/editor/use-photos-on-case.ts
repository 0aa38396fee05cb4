import { useEffect } from 'react';
import { bridge } from '../bridge/connect.ts';
import { useKioskStore } from '../state/kiosk-store.ts';
import { showNotice } from '../state/notice-store.ts';
import { keepAssets, useAssetsStore } from './draw/assets-store.ts';
import { useEditorStore } from './editor-store.ts';
import { keepShownPictures } from './photos/keep-shown-pictures.ts';
import { usePhotos } from './photos/photo-store.ts';
import { retryPictures, usePicturesStore } from './photos/pictures-store.ts';
import { watchPhotos } from './photos/watch-photos.ts';

/** Listens for photos, and keeps the screen copies of those that any step of the design shows. */
export function usePhotosOnCase(open: boolean): void {
  useEffect(() => (open ? watchPhotos(bridge()) : undefined), [open]);

  const photos = usePhotos();
  const history = useEditorStore((state) => state.history);
  const connected = useKioskStore((state) => state.connected);
  const failed = usePicturesStore((state) => state.failed);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown depends on both
  useEffect(() => keepShownPictures((path) => bridge().fileUrl(path)), [photos, history]);
  const design = history.present;
  useEffect(() => keepAssets([design]), [design]);
  const missing = useAssetsStore((state) => state.missing);
  useEffect(() => {
    if (missing.length > 0) showNotice({ tone: 'error', key: 'editor.draw.assetMissing' });
  }, [missing]);
  useEffect(() => {
    if (failed.size > 0) showNotice({ tone: 'error', key: 'editor.pictureFailed' });
  }, [failed]);
  useEffect(() => {
    if (connected) retryPictures();
  }, [connected]);
}
