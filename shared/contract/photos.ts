import * as z from 'zod/mini';
import { event, method, nothing } from './method.ts';

/** A photo of this session, checked and turned upright. */
export const photoSchema = z.object({
  photoId: z.string(),
  source: z.enum(['phone', 'file']),
  /** Size of the original, upright, in pixels. */
  widthPx: z.number(),
  heightPx: z.number(),
  /** Path (see files.ts) of a copy right for the screen. */
  screenPath: z.string(),
  /** Path of the full picture, for the print. */
  originalPath: z.string(),
});
export type Photo = z.infer<typeof photoSchema>;

/** Why a file was not taken as a photo. */
export const photoRefusalSchema = z.enum([
  'tooManyBytes',
  'tooManyPixels',
  'tooSmall',
  'notAPicture',
  'broken',
  'unsupportedType',
  'tooManyPhotos',
  'sessionEnded',
  'storageFull',
]);
export type PhotoRefusal = z.infer<typeof photoRefusalSchema>;

/** The address of this session's upload page, for the QR code. `unavailable`: the page could not be opened. */
export const uploadPageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open'), url: z.string() }),
  z.object({ kind: z.literal('unavailable') }),
]);
export type UploadPage = z.infer<typeof uploadPageSchema>;

export const getUploadPage = method('getUploadPage', nothing, uploadPageSchema);
export const listPhotos = method('listPhotos', nothing, z.array(photoSchema));
export const removePhoto = method('removePhoto', z.strictObject({ photoId: z.string() }), z.strictObject({}));

/** All photos of the session, whenever one came or went. */
export const photosChanged = event('photosChanged', z.array(photoSchema));
/** A phone's file was refused: tell the shopper at the screen too. */
export const photoRefused = event('photoRefused', z.object({ reason: photoRefusalSchema }));
