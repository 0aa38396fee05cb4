import type { Photo } from '../../../../shared/contract/photos.ts';
import { bridge } from '../../../bridge/connect.ts';
import { registerStore } from '../../../state/registry.ts';
import { leadingHue } from './palettes.ts';

/** Small copies of the shopper's photos, for thumbnails and for their colours. They go with the shopper. */
export interface SmallPhoto {
  readonly picture: ImageBitmap;
  /** What it is mostly of; null where it is grey. */
  readonly hueDeg: number | null;
}

/** Longer side of a copy, and side of the square that its colours are read from. */
const SIZE_PX = { copy: 320, colours: 32 } as const;

let copies = new Map<string, Promise<SmallPhoto | null>>();

registerStore(() => {
  const gone = copies;
  copies = new Map();
  for (const copy of gone.values()) void copy.then((small) => small?.picture.close());
});

function hueOf(picture: ImageBitmap): number | null {
  const side = SIZE_PX.colours;
  const context = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  context.drawImage(picture, 0, 0, side, side);
  return leadingHue(context.getImageData(0, 0, side, side).data);
}

async function load({ screenPath, widthPx, heightPx }: Photo): Promise<SmallPhoto> {
  const answer = await fetch(bridge().fileUrl(screenPath));
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  const side = widthPx >= heightPx ? { resizeWidth: SIZE_PX.copy } : { resizeHeight: SIZE_PX.copy };
  const picture = await createImageBitmap(await answer.blob(), { ...side, resizeQuality: 'medium' });
  return { picture, hueDeg: hueOf(picture) };
}

/** The small copy of a photo; null when it cannot be had, and then the next call tries again. */
export function smallPhoto(photo: Photo): Promise<SmallPhoto | null> {
  const known = copies.get(photo.photoId);
  if (known) return known;
  const into = copies;
  const copy = load(photo).catch(() => {
    into.delete(photo.photoId);
    return null;
  });
  into.set(photo.photoId, copy);
  return copy;
}
