/** All delays and limits of reading sticks. */
export interface UsbLimits {
  /** How often the kiosk looks for sticks that came or went. */
  readonly pollMs: number;
  /** For looking through one stick; what was found by then is listed. */
  readonly scanMs: number;
  /** A stick that gives no bytes for so long is gone, or as good as. */
  readonly silenceMs: number;
  /** Folders inside folders; cameras use two. */
  readonly maxDepth: number;
  /** Files and folders looked at, of whatever kind. */
  readonly maxEntries: number;
  /** Listed, the newest first. */
  readonly maxPhotos: number;
  /** Longer side. */
  readonly thumbnailSidePx: number;
  /** Kept in memory, about 20 kB each. */
  readonly maxThumbnails: number;
}

export const USB_LIMITS: UsbLimits = {
  pollMs: 1500,
  scanMs: 10_000,
  silenceMs: 8_000,
  maxDepth: 8,
  maxEntries: 20_000,
  maxPhotos: 1000,
  thumbnailSidePx: 360,
  maxThumbnails: 200,
};
