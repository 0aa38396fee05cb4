import { photoIdsOf } from '../../../shared/domain/design.ts';
import { useEditorStore } from '../editor-store.ts';
import { currentPhotos } from './photo-store.ts';
import { keepPictures } from './pictures-store.ts';

/** Loads the screen copies of the photos that any step of the design shows, and frees all others. */
export function keepShownPictures(fileUrl: (path: string) => string): void {
  const { past, present, future } = useEditorStore.getState().history;
  const shown = new Set([...past, present, ...future].flatMap((step) => [...photoIdsOf(step)]));
  keepPictures(
    currentPhotos().filter((photo) => shown.has(photo.photoId)),
    fileUrl,
  );
}
