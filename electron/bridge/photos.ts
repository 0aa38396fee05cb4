import type { Photo, UploadPage } from '../../shared/contract/photos.ts';
import { ok } from '../../shared/domain/result.ts';
import { refuse } from './refuse.ts';
import type { BridgeHandlers } from './types.ts';

export interface PhotoCalls {
  list(): Photo[];
  remove(photoId: string): Promise<boolean>;
  /** The open upload page of this session. */
  uploadPage(): Promise<UploadPage>;
}

export function photoHandlers({ list, remove, uploadPage }: PhotoCalls) {
  return {
    getUploadPage: async () => ok(await uploadPage()),
    listPhotos: async () => ok(list()),
    removePhoto: async ({ photoId }) =>
      (await remove(photoId)) ? ok({}) : refuse('notFound', 'no such photo'),
  } satisfies Partial<BridgeHandlers>;
}
