import * as z from 'zod/mini';
import { event, method, nothing } from './method.ts';

/** As many photos as one session may hold. */
export const MAX_PHOTOS = 20;

/** A photo of this session, checked and turned upright. */
export const photoSchema = z.object({
  photoId: z.string(),
  source: z.enum(['phone', 'file', 'camera', 'usb']),
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

/** A picture on the shopper's USB stick, so far only by what its directory says. */
export const usbPhotoSchema = z.object({
  /** Means something only until the stick is pulled or the session ends. */
  usbPhotoId: z.string(),
  /** The file's name, for the eye only. */
  name: z.string(),
  byteCount: z.number(),
  changedAtMs: z.number(),
  /** Path (see files.ts) of a small copy. Not found where the file turns out to be no picture. */
  thumbnailPath: z.string(),
});
export type UsbPhoto = z.infer<typeof usbPhotoSchema>;

/** What the kiosk found on USB sticks. `unavailable`: this kiosk takes none, so do not offer it. */
export const usbPhotosSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unavailable') }),
  z.object({ kind: z.literal('noStick') }),
  /** A stick is there and is being looked through. */
  z.object({ kind: z.literal('reading') }),
  /** Newest first. `isCutShort`: the stick holds more than is listed. */
  z.object({ kind: z.literal('ready'), photos: z.array(usbPhotoSchema), isCutShort: z.boolean() }),
  z.object({ kind: z.literal('unreadable') }),
]);
export type UsbPhotos = z.infer<typeof usbPhotosSchema>;

/** `stickGone`: the stick was pulled, or the picture is no longer on it. */
export const usbPhotoRefusalSchema = z.union([photoRefusalSchema, z.literal('stickGone')]);
export type UsbPhotoRefusal = z.infer<typeof usbPhotoRefusalSchema>;

export const usbPhotoAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('added'), photo: photoSchema }),
  z.object({ kind: z.literal('refused'), reason: usbPhotoRefusalSchema }),
]);
export type UsbPhotoAnswer = z.infer<typeof usbPhotoAnswerSchema>;

export const getUploadPage = method('getUploadPage', nothing, uploadPageSchema);
export const listPhotos = method('listPhotos', nothing, z.array(photoSchema));
export const removePhoto = method('removePhoto', z.strictObject({ photoId: z.string() }), z.strictObject({}));

export const listUsbPhotos = method('listUsbPhotos', nothing, usbPhotosSchema);
/** Copies one picture from the stick into the session, as a photo like any other. */
export const addUsbPhoto = method(
  'addUsbPhoto',
  z.strictObject({ usbPhotoId: z.string() }),
  usbPhotoAnswerSchema,
);

/** All photos of the session, whenever one came or went. */
export const photosChanged = event('photosChanged', z.array(photoSchema));
/** A phone's file was refused: tell the shopper at the screen too. */
export const photoRefused = event('photoRefused', z.object({ reason: photoRefusalSchema }));
/** A stick came, went, or has been looked through. */
export const usbPhotosChanged = event('usbPhotosChanged', usbPhotosSchema);
