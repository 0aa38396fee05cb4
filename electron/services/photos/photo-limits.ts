import { MAX_PHOTOS } from '../../../shared/contract/photos.ts';

/** What the intake takes and how long it may work. All in one place, because the phone's page names some of them. */
export interface PhotoLimits {
  /** Of one file. Phones' photos are 2 to 15 MB. */
  readonly maxBytes: number;
  /** Of one picture, from its header. A decoded pixel costs 3 to 4 bytes. */
  readonly maxPixels: number;
  /** Of one HEIC. Its decoder has memory of its own: see `HEIC_LIMITS`. Phones take 12 to 48 million. */
  readonly maxHeicPixels: number;
  /** Browsers cannot draw much longer pictures, however narrow. */
  readonly maxSidePx: number;
  /** Under this the print would be a blur. */
  readonly minSidePx: number;
  /** Of one session. */
  readonly maxPhotos: number;
  /** Pictures decoded at once; the others wait, so that memory stays bounded. */
  readonly maxDecodes: number;
  /** Longer side of the screen's copy. */
  readonly screenSidePx: number;
  /** For one decoding. A picture that takes longer counts as broken. */
  readonly decodeTimeoutSeconds: number;
  /** So long after the screen's copy the print's is begun, unless it is asked for: the page is busy showing the photo. */
  readonly printCopyDelayMs: number;
}

export const PHOTO_LIMITS: PhotoLimits = {
  maxBytes: 50 * 1024 * 1024,
  maxPixels: 120_000_000,
  maxHeicPixels: 50_000_000,
  maxSidePx: 30_000,
  minSidePx: 200,
  maxPhotos: MAX_PHOTOS,
  maxDecodes: 2,
  screenSidePx: 1600,
  decodeTimeoutSeconds: 20,
  printCopyDelayMs: 400,
};
