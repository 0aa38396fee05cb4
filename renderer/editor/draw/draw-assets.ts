import type { DesignFont } from '../../../shared/domain/design-font.ts';
import type { Pattern } from '../../../shared/domain/pattern.ts';
import type { StickerPath, StickerPicture } from '../../../shared/domain/sticker-svg.ts';

/** A sticker or a pattern tile, ready to be painted at any size. */
export interface VectorPicture extends Pick<StickerPicture, 'width' | 'height' | 'colour'> {
  readonly paths: readonly (Omit<StickerPath, 'data'> & { readonly path: Path2D })[];
}

export interface PatternTile extends Pick<Pattern, 'tileWidthMm' | 'aspect'> {
  readonly picture: VectorPicture;
}

/**
 * All that designs are drawn from. What is not in it is left out of the drawing: on the stage until it is there, while a
 * print is drawn only when nothing is missing.
 */
export interface DrawAssets {
  /** By `photoKey` (treated.ts): a photo as it is, or with a look. */
  readonly photos: ReadonlyMap<string, ImageBitmap>;
  /** By photo id: what stands in on the stage while a look is being applied. Empty for a print. */
  readonly standIns: ReadonlyMap<string, ImageBitmap>;
  readonly stickers: ReadonlyMap<string, VectorPicture>;
  readonly patterns: ReadonlyMap<string, PatternTile>;
  /** Fonts whose faces are there. Another map whenever another face has come: texts are then measured anew. */
  readonly fonts: ReadonlyMap<string, DesignFont>;
}

export const NO_ASSETS: DrawAssets = {
  photos: new Map(),
  standIns: new Map(),
  stickers: new Map(),
  patterns: new Map(),
  fonts: new Map(),
};
