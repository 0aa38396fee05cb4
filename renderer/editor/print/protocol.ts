import type { Design } from '../../../shared/domain/design.ts';

/** What travels between the page and the worker that draws the print. */

/** Where the full picture of a photo is. */
export interface PhotoSource {
  readonly photoId: string;
  readonly url: string;
  /** Upright size of the original, in pixels. */
  readonly widthPx: number;
  readonly heightPx: number;
}

export interface PrintJob {
  readonly design: Design;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly pixelsPerMm: number;
  readonly sources: readonly PhotoSource[];
}

export type PrintNews =
  | { readonly kind: 'photoLoaded'; readonly done: number; readonly total: number }
  | { readonly kind: 'drawn'; readonly png: Blob }
  /** The original cannot be read, or is no picture that this browser can decode. */
  | { readonly kind: 'photoFailed'; readonly photoId: string; readonly detail: string }
  | { readonly kind: 'drawingFailed'; readonly detail: string };
