import type { Photo, UploadPage, UsbPhotoAnswer } from '../../shared/contract/photos.ts';
import { ok } from '../../shared/domain/result.ts';
import type { UsbPhotos } from '../services/usb-photos/usb-photos.ts';
import { refuse } from './refuse.ts';
import type { BridgeHandlers } from './types.ts';

export interface PhotoCalls {
  list(): Photo[];
  remove(photoId: string): Promise<boolean>;
  /** The open upload page of this session. */
  uploadPage(): Promise<UploadPage>;
  readonly usbPhotos: Pick<UsbPhotos, 'list' | 'add'>;
}

export function photoHandlers({ list, remove, uploadPage, usbPhotos }: PhotoCalls) {
  return {
    getUploadPage: async () => ok(await uploadPage()),
    listPhotos: async () => ok(list()),
    removePhoto: async ({ photoId }) =>
      (await remove(photoId)) ? ok({}) : refuse('notFound', 'no such photo'),
    listUsbPhotos: async () => ok(usbPhotos.list()),
    addUsbPhoto: async ({ usbPhotoId }) => {
      const added = await usbPhotos.add(usbPhotoId);
      const answer: UsbPhotoAnswer = added.ok
        ? { kind: 'added', photo: added.value }
        : { kind: 'refused', reason: added.error };
      return ok(answer);
    },
  } satisfies Partial<BridgeHandlers>;
}
