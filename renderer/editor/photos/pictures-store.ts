import { create } from 'zustand';
import type { Photo } from '../../../shared/contract/photos.ts';
import { registerStore } from '../../state/draft-store.ts';

/** The decoded screen copies of the photos on the case. They go when their photo or the shopper goes. */
export const usePicturesStore = create<{
  readonly pictures: ReadonlyMap<string, ImageBitmap>;
  /** Photos whose screen copy could not be had. */
  readonly failed: ReadonlySet<string>;
}>()(() => ({ pictures: new Map(), failed: new Set() }));

const loading = new Map<string, AbortController>();
let lastWanted: { readonly photos: readonly Photo[]; readonly fileUrl: (path: string) => string } | null =
  null;

/** Loads what is not there yet, and frees what is no longer wanted. */
export function keepPictures(wanted: readonly Photo[], fileUrl: (path: string) => string): void {
  lastWanted = { photos: wanted, fileUrl };
  const wantedIds = new Set(wanted.map((photo) => photo.photoId));
  dropExcept(wantedIds);
  const { pictures, failed } = usePicturesStore.getState();
  for (const photo of wanted) {
    const { photoId } = photo;
    if (pictures.has(photoId) || failed.has(photoId) || loading.has(photoId)) continue;
    void load(photo, fileUrl(photo.screenPath));
  }
}

/** Tries those again that failed. */
export function retryPictures(): void {
  if (usePicturesStore.getState().failed.size === 0) return;
  usePicturesStore.setState({ failed: new Set() });
  if (lastWanted) keepPictures(lastWanted.photos, lastWanted.fileUrl);
}

async function load({ photoId }: Photo, url: string): Promise<void> {
  const stop = new AbortController();
  loading.set(photoId, stop);
  try {
    const answer = await fetch(url, { signal: stop.signal });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const picture = await createImageBitmap(await answer.blob());
    if (stop.signal.aborted) return picture.close();
    const { pictures } = usePicturesStore.getState();
    usePicturesStore.setState({ pictures: new Map(pictures).set(photoId, picture) });
  } catch {
    if (stop.signal.aborted) return;
    const { failed } = usePicturesStore.getState();
    usePicturesStore.setState({ failed: new Set(failed).add(photoId) });
  } finally {
    if (loading.get(photoId) === stop) loading.delete(photoId);
  }
}

function dropExcept(kept: ReadonlySet<string>): void {
  for (const [photoId, stop] of loading) {
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
