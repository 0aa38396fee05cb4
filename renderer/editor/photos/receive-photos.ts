import type { Photo } from '../../../shared/contract/photos.ts';
import { photoIdsOf } from '../../../shared/domain/design.ts';
import { useDraftStore } from '../../state/draft-store.ts';
import { clearNotice, showNotice } from '../../state/notice-store.ts';
import { currentDesign, forgetPhotosExcept, layPhoto, useEditorStore } from '../editor-store.ts';
import { currentPhotos, usePhotoStore } from './photo-store.ts';

const isBlank = (): boolean => {
  const { history } = useEditorStore.getState();
  return history.present.layers.length === 0;
};

/** Has the shopper taken every photo off the case on purpose? Then none is put back without being asked for. */
function wasEmptied(): boolean {
  const { past } = useEditorStore.getState().history;
  // A draft without a history comes from a page that crashed: where it was blank, the shopper had left it so.
  const isRestored = past.length === 0 && useDraftStore.getState().design !== null;
  return isRestored || past.some((step) => step.layers.length > 0);
}

/** Those that were not in the list before. */
function arrivedAmong(photos: readonly Photo[]): readonly Photo[] {
  const known = new Set(currentPhotos().map((photo) => photo.photoId));
  return photos.filter((photo) => !known.has(photo.photoId));
}

const isFirstList = (): boolean => usePhotoStore.getState().photos === null;
const takesPhoto = (first: boolean): boolean => isBlank() && !(first && wasEmptied());

/** The photo that would fill the case if this list were taken over now. */
export function photoToLay(photos: readonly Photo[]): Photo | null {
  return takesPhoto(isFirstList()) ? (arrivedAmong(photos)[0] ?? null) : null;
}

/** Takes over the list of photos. The first photo on a blank case fills it at once. */
export function receivePhotos(photos: readonly Photo[]): void {
  const first = isFirstList();
  const arrived = arrivedAmong(photos);
  usePhotoStore.setState({ photos });
  forgetPhotosExcept(new Set(photos.map((photo) => photo.photoId)));
  const [photo] = arrived;
  if (!photo) return;
  if (takesPhoto(first)) {
    // A file that was refused before is no matter any more.
    clearNotice();
    layPhoto(photo);
  } else if (!first && arrived.some(({ source }) => source === 'phone')) {
    showNotice({ tone: 'success', key: 'editor.photoArrived' });
  }
}

/** A photo that the shopper asked for by hand: it goes on the case, unless its arrival has put it there already. */
export function layChosenPhoto(photo: Photo): void {
  const photos = currentPhotos();
  if (!photos.some(({ photoId }) => photoId === photo.photoId)) receivePhotos([...photos, photo]);
  if (!photoIdsOf(currentDesign()).has(photo.photoId)) layPhoto(photo);
}
