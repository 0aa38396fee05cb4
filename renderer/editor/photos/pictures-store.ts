import { create } from 'zustand';
import type { Photo } from '../../../shared/contract/photos.ts';
import { registerStore } from '../../state/draft-store.ts';

/** The decoded screen copies of the photos on the case. They go when their photo or the shopper goes. */
export const usePicturesStore = create<{
  readonly pictures: ReadonlyMap<string, ImageBitmap>;
  /** Photos whose screen copy could not be had. */
  readonly failed: ReadonlySet<string>;
}>()(() => ({ pictures: new Map(), failed: new Set() }));

interface Loading {
  readonly stop: AbortController;
  /** Resolves when the picture is there, or could not be had, or is no longer wanted. */
  readonly done: Promise<void>;
}

const loading = new Map<string, Loading>();
let lastWanted: { readonly photos: readonly Photo[]; readonly fileUrl: (path: string) => string } | null =
  null;

/** Loads what is not there yet, and frees what is no longer wanted. */
export function keepPictures(wanted: readonly Photo[], fileUrl: (path: string) => string): void {
  lastWanted = { photos: wanted, fileUrl };
  const wantedIds = new Set(wanted.map((photo) => photo.photoId));
  dropExcept(wantedIds);
  for (const photo of wanted) void loadPicture(photo, fileUrl);
}

/**
 * Loads one picture, which may be before its photo is on the case; the next `keepPictures` frees it if it is not wanted then.
 * Resolves when the picture is there or has failed.
 */
export async function loadPicture(photo: Photo, fileUrl: (path: string) => string): Promise<void> {
  const { photoId, screenPath } = photo;
  const { pictures, failed } = usePicturesStore.getState();
  if (pictures.has(photoId) || failed.has(photoId)) return;
  if (!loading.has(photoId)) {
    const stop = new AbortController();
    const done = load(photoId, fileUrl(screenPath), stop.signal).finally(() => {
      if (loading.get(photoId)?.stop === stop) loading.delete(photoId);
    });
    loading.set(photoId, { stop, done });
  }
  await loading.get(photoId)?.done;
}

/** Tries those again that failed. */
export function retryPictures(): void {
  if (usePicturesStore.getState().failed.size === 0) return;
  usePicturesStore.setState({ failed: new Set() });
  if (lastWanted) keepPictures(lastWanted.photos, lastWanted.fileUrl);
}

async function load(photoId: string, url: string, signal: AbortSignal): Promise<void> {
  try {
    const answer = await fetch(url, { signal });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const picture = await createImageBitmap(await answer.blob());
    if (signal.aborted) return picture.close();
    const { pictures } = usePicturesStore.getState();
    usePicturesStore.setState({ pictures: new Map(pictures).set(photoId, picture) });
  } catch {
    if (signal.aborted) return;
    const { failed } = usePicturesStore.getState();
    usePicturesStore.setState({ failed: new Set(failed).add(photoId) });
  }
}

function dropExcept(kept: ReadonlySet<string>): void {
  for (const [photoId, { stop }] of loading) {
    if (kept.has(photoId)) continue;
    stop.abort();
    loading.delete(photoId);
  }
  const { pictures } = usePicturesStore.getState();
  const gone = [...pictures].filter(([photoId]) => !kept.has(photoId));
  if (gone.length === 0) return;
  usePicturesStore.setState({ pictures: new Map([...pictures].filter(([photoId]) => kept.has(photoId))) });
  // A closed bitmap draws nothing: it is taken from the stage first.
  for (const [, picture] of gone) picture.close();
}

registerStore(() => {
  lastWanted = null;
  dropExcept(new Set());
  usePicturesStore.setState({ failed: new Set() });
});
