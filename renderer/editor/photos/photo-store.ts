import { create } from 'zustand';
import type { Photo } from '../../../shared/contract/photos.ts';
import { registerStore } from '../../state/draft-store.ts';

/** The shopper's photos, as the main process keeps them. */
export interface PhotoState {
  /** Null until the list was read. In the order of their arrival. */
  readonly photos: readonly Photo[] | null;
}

const nothingYet: PhotoState = { photos: null };

export const usePhotoStore = create<PhotoState>()(() => nothingYet);
registerStore(() => usePhotoStore.setState(nothingYet));

const NO_PHOTOS: readonly Photo[] = [];
export const currentPhotos = (): readonly Photo[] => usePhotoStore.getState().photos ?? NO_PHOTOS;
export const usePhotos = (): readonly Photo[] => usePhotoStore((state) => state.photos ?? NO_PHOTOS);
