import { useEffect, useState } from 'react';
import type { Sticker } from '../../../shared/domain/sticker.ts';
import type { StickerTraits } from './tools-of.ts';

/** What the index says of a sticker. The index is large, so it comes when the first sticker is selected. */
export async function stickerTraits(stickerId: string): Promise<Sticker | null> {
  const { findSticker } = await import('../draw/asset-files.ts');
  return findSticker(stickerId);
}

/** The same for a component: null for anything but a sticker, and for the moment until the index is there. */
export function useStickerTraits(stickerId: string | null): StickerTraits | null {
  const [found, setFound] = useState<Sticker | null>(null);
  useEffect(() => {
    if (stickerId === null) return;
    let isGone = false;
    stickerTraits(stickerId).then(
      (sticker) => {
        if (!isGone) setFound(sticker);
      },
      (error) => console.error(`index of stickers: ${String(error)}`),
    );
    return () => {
      isGone = true;
    };
  }, [stickerId]);
  return found?.stickerId === stickerId ? found : null;
}
