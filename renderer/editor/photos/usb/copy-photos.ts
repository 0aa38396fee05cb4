import type { Photo, UsbPhotoRefusal } from '../../../../shared/contract/photos.ts';
import type { Result } from '../../../../shared/domain/result.ts';

export type CopyRefusal = UsbPhotoRefusal | 'unavailable';

export interface CopyWork {
  readonly add: (usbPhotoId: string) => Promise<Result<Photo, CopyRefusal>>;
  /** Each photo that has come across; the first has the index 0. */
  readonly onCopied: (usbPhotoId: string, photo: Photo, index: number) => void;
  readonly onRefused: (usbPhotoId: string, reason: CopyRefusal) => void;
  /** The shopper has gone: nothing more is to be copied. */
  readonly isOver: () => boolean;
}

export interface CopyEnd {
  readonly copiedCount: number;
  /** Why the rest was not even tried. Null: all were. */
  readonly brokenOffBy: CopyRefusal | null;
}

/** What is true of all further photos as well. */
const FINAL: ReadonlySet<CopyRefusal> = new Set([
  'stickGone',
  'tooManyPhotos',
  'sessionEnded',
  'storageFull',
  'unavailable',
]);

/** Copies the chosen photos, one after the other, as a stick is soonest through. */
export async function copyPhotos(usbPhotoIds: readonly string[], work: CopyWork): Promise<CopyEnd> {
  let copiedCount = 0;
  for (const usbPhotoId of usbPhotoIds) {
    if (work.isOver()) return { copiedCount, brokenOffBy: 'sessionEnded' };
    const added = await work.add(usbPhotoId);
    if (work.isOver()) return { copiedCount, brokenOffBy: 'sessionEnded' };
    if (added.ok) {
      work.onCopied(usbPhotoId, added.value, copiedCount);
      copiedCount += 1;
    } else if (FINAL.has(added.error)) return { copiedCount, brokenOffBy: added.error };
    else work.onRefused(usbPhotoId, added.error);
  }
  return { copiedCount, brokenOffBy: null };
}
