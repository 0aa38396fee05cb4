import { useEffect, useMemo } from 'react';
import { create } from 'zustand';
import type { Photo } from '../../../../shared/contract/photos.ts';
import { bridge } from '../../../bridge/connect.ts';
import { registerStore } from '../../../state/registry.ts';
import { usePhotos } from '../../photos/photo-store.ts';
import { mixPalettes, pickColours } from './palette.ts';

/** So many colours are offered, of so many photos at most: those that arrived last. */
const MOST_COLOURS = 5;
const MOST_PHOTOS = 6;
const COLOURS_PER_PHOTO = 6;
/** A photo is looked at in this size, in pixels: its colours are all that matters. */
const LOOK_PX = 48;

type Palettes = ReadonlyMap<string, readonly string[]>;
const nothingYet: { readonly palettes: Palettes } = { palettes: new Map() };

/** The colours of each photo, by its id. They are the shopper's, and go with the shopper. */
const usePaletteStore = create<typeof nothingYet>()(() => nothingYet);
const reading = new Set<string>();
registerStore(() => {
  reading.clear();
  usePaletteStore.setState(nothingYet);
});

async function readPixels(url: string): Promise<Uint8ClampedArray> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  const size = { resizeWidth: LOOK_PX, resizeHeight: LOOK_PX } as const;
  const picture = await createImageBitmap(await answer.blob(), { ...size, resizeQuality: 'medium' });
  const context = new OffscreenCanvas(LOOK_PX, LOOK_PX).getContext('2d', { willReadFrequently: true });
  context?.drawImage(picture, 0, 0);
  picture.close();
  return context?.getImageData(0, 0, LOOK_PX, LOOK_PX).data ?? new Uint8ClampedArray();
}

/** Colours are an extra: of a photo that cannot be read there are none, and the canvas says what is wrong with it. */
async function readPalette({ photoId, screenPath }: Photo): Promise<void> {
  if (reading.has(photoId) || usePaletteStore.getState().palettes.has(photoId)) return;
  reading.add(photoId);
  const palette = await readPixels(bridge().fileUrl(screenPath)).then(
    (pixels) => pickColours(pixels, COLOURS_PER_PHOTO),
    () => [],
  );
  // The shopper has left meanwhile.
  if (!reading.delete(photoId)) return;
  const { palettes } = usePaletteStore.getState();
  usePaletteStore.setState({ palettes: new Map(palettes).set(photoId, palette) });
}

/** Colours out of the shopper's photos, `#rrggbb`; they come as soon as the photos were looked at. */
export function usePhotoColours(): readonly string[] {
  const photos = usePhotos();
  const palettes = usePaletteStore((state) => state.palettes);
  const latest = useMemo(() => photos.slice(-MOST_PHOTOS).toReversed(), [photos]);
  useEffect(() => {
    for (const photo of latest) void readPalette(photo);
  }, [latest]);
  return useMemo(
    () =>
      mixPalettes(
        latest.map(({ photoId }) => palettes.get(photoId) ?? []),
        MOST_COLOURS,
      ),
    [latest, palettes],
  );
}
