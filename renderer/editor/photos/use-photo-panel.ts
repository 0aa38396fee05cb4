import { useCallback, useEffect, useState } from 'react';
import { clearNotice, useNoticeStore } from '../../state/notice-store.ts';
import { retryPictures } from './pictures-store.ts';

/** Is the photo sheet open? It makes way for what the shopper should see: their first photo, or a message. */
export function usePhotoPanel(blank: boolean): {
  readonly panel: boolean;
  readonly openPanel: () => void;
  readonly closePanel: () => void;
} {
  const [panel, setPanel] = useState(false);
  const closePanel = useCallback(() => setPanel(false), []);
  const openPanel = useCallback(() => {
    clearNotice();
    retryPictures();
    setPanel(true);
  }, []);
  useEffect(() => {
    if (!blank) setPanel(false);
  }, [blank]);
  const notice = useNoticeStore((state) => state.notice);
  useEffect(() => {
    if (!panel || !notice) return;
    // The sheet itself shows what has arrived.
    if (notice.key === 'editor.photoArrived') clearNotice();
    else setPanel(false);
  }, [panel, notice]);
  return { panel, openPanel, closePanel };
}
