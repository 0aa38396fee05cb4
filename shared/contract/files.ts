import * as z from 'zod/mini';
import { documentRefusalSchema } from './documents.ts';
import { photoRefusalSchema, photoSchema } from './photos.ts';

/**
 * Bytes do not travel over the bridge but over HTTP paths of the kiosk's own origin, the same on both hosts. A path is
 * relative; the bridge client turns it into an address (`client.fileUrl`).
 */
export const FILE_PATHS = {
  /** POST the bytes of a picture (raw body). Answer: `photoUploadAnswerSchema`. */
  addPhoto: 'files/photos',
  /** The same, for a picture that the kiosk's own camera took. */
  addCameraPhoto: 'files/photos/camera',
  /** GET, `variant` is `screen` or `original`. */
  photo: (photoId: string, variant: 'screen' | 'original') => `files/photos/${photoId}/${variant}`,
  /** GET: a small copy of a picture that is still on the USB stick. */
  usbThumbnail: (usbPhotoId: string) => `files/usb/${usbPhotoId}/thumbnail`,
  /**
   * POST the bytes of a document (raw body), with its name in the header `x-file-name` (`encodeURIComponent`). Answer:
   * `documentUploadAnswerSchema`. A refused file is in the tray as well, with its reason.
   */
  addDocument: 'files/documents',
  /** GET: page `page` (from 1) of a document of this session, as a small picture. */
  documentPage: (documentId: string, page: number) => `files/documents/${documentId}/pages/${page}`,
  /** GET: a small copy of what a sale prints, while somebody of the staff is inside. */
  salePicture: (saleId: string) => `files/sales/${saleId}/picture`,
  /** POST the PNG that is to be printed (raw body). Answer: `printFileAnswerSchema`. */
  addPrintFile: 'files/print',
} as const;

export const photoUploadAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('added'), photo: photoSchema }),
  z.object({ kind: z.literal('refused'), reason: photoRefusalSchema }),
]);
export type PhotoUploadAnswer = z.infer<typeof photoUploadAnswerSchema>;

export const documentUploadAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('added') }),
  z.object({ kind: z.literal('refused'), reason: documentRefusalSchema }),
]);
export type DocumentUploadAnswer = z.infer<typeof documentUploadAnswerSchema>;

export const printFileAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('added'), printFileId: z.string() }),
  z.object({
    kind: z.literal('refused'),
    reason: z.enum(['notAPicture', 'wrongSize', 'tooManyBytes', 'sessionEnded', 'storageFull']),
  }),
]);
export type PrintFileAnswer = z.infer<typeof printFileAnswerSchema>;
