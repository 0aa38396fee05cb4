import type { PhotoRefusal } from '../../../shared/contract/photos.ts';
import { HERO_PICTURE, PHOTO_ICON } from '../phone-upload/upload-page-drawings.ts';
import type { UploadSubject } from '../phone-upload/upload-subject.ts';
import type { PhotoStore } from './photo-store.ts';
import { uploadTexts } from './upload-texts.ts';

const REFUSAL_STATUS: Readonly<Record<PhotoRefusal, number>> = {
  tooManyBytes: 413,
  tooManyPixels: 422,
  tooSmall: 422,
  notAPicture: 415,
  broken: 422,
  unsupportedType: 415,
  tooManyPhotos: 409,
  sessionEnded: 410,
  storageFull: 507,
};

/** Photos that a phone sends for the case. */
export function photoUploads(
  photos: PhotoStore,
  onRefused: (reason: PhotoRefusal) => void,
): UploadSubject<PhotoRefusal> {
  const { maxBytes, maxPhotos } = photos.limits;
  return {
    field: 'photo',
    limits: { maxBytes, maxFiles: maxPhotos },
    accept: 'image/*',
    icon: PHOTO_ICON,
    hero: HERO_PICTURE,
    manner: {
      atOnce: 2,
      busyRetries: 5,
      busyPauseMs: 1500,
      mayPassNextTime: ['broken', 'storageFull', 'tooManyPhotos'] satisfies PhotoRefusal[],
      isNamed: false,
      convertsPictures: true,
    },
    refusalStatus: REFUSAL_STATUS,
    texts: (locale) => uploadTexts(locale, photos.limits),
    add: (_fileName, file, sessionId) => photos.add(file, 'phone', sessionId),
    onRefused,
  };
}
