import type { Design } from '../../../shared/domain/design.ts';
import type { DesignFont, FontFaceSource } from '../../../shared/domain/design-font.ts';
import type { PatternSource } from '../draw/vector-picture.ts';

/** What travels between the page and the worker that draws the print. */

/** Where the full picture of a photo is. */
export interface PhotoSource {
  readonly photoId: string;
  readonly url: string;
  /** Upright size of the original, in pixels. */
  readonly widthPx: number;
  readonly heightPx: number;
}

/** All that the design is drawn from, besides photos. Nothing that it needs is missing. */
export interface PrintAssets {
  /** The files of the stickers, by id. */
  readonly stickers: ReadonlyMap<string, string>;
  readonly patterns: ReadonlyMap<string, PatternSource>;
  readonly fonts: ReadonlyMap<string, DesignFont>;
  /** Of those fonts and their fallbacks, as far as the words need them. Addresses are absolute. */
  readonly faces: readonly FontFaceSource[];
}

export interface PrintJob {
  readonly design: Design;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly pixelsPerMm: number;
  readonly sources: readonly PhotoSource[];
  readonly assets: PrintAssets;
}

export type PrintOrder =
  | { readonly kind: 'print'; readonly job: PrintJob }
  /** There is no job yet: be as quick as can be when it comes. */
  | { readonly kind: 'warmUp' };

export type PrintNews =
  | { readonly kind: 'photoLoaded'; readonly done: number; readonly total: number }
  | { readonly kind: 'drawn'; readonly png: Blob }
  /** The original cannot be read, or is no picture that this browser can decode. */
  | { readonly kind: 'photoFailed'; readonly photoId: string; readonly detail: string }
  /** A font's file cannot be had: another would be printed than was shown. */
  | { readonly kind: 'fontFailed'; readonly detail: string }
  | { readonly kind: 'drawingFailed'; readonly detail: string };
