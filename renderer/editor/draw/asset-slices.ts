import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { Background, Layer } from '../../../shared/domain/design.ts';
import { type DrawAssets, NO_ASSETS, type PatternTile } from './draw-assets.ts';
import { photoOf } from './treated.ts';

/** Which part of the assets something is drawn from: nothing else is a reason to draw it anew. */

/** Is the layer drawn from the same things? */
export function hasSameSources(layer: Layer, one: DrawAssets, other: DrawAssets): boolean {
  switch (layer.kind) {
    case 'photo':
      return photoOf(layer, one) === photoOf(layer, other);
    case 'text':
      return one.fonts === other.fonts;
    case 'sticker':
      return one.stickers.get(layer.stickerId) === other.stickers.get(layer.stickerId);
    case 'slot':
      return true;
    default:
      return assertNever(layer);
  }
}

interface BackgroundSources {
  readonly photo: ImageBitmap | null;
  readonly tile: PatternTile | null;
}

export const sourcesOfBackground = (background: Background, assets: DrawAssets): BackgroundSources => ({
  photo: (background.kind === 'blurredPhoto' && assets.photos.get(background.photoId)) || null,
  tile: (background.kind === 'pattern' && assets.patterns.get(background.patternId)) || null,
});

/** Assets with nothing in them but what the background is drawn from. */
export const backgroundAssets = (
  background: Background,
  photo: ImageBitmap | null,
  tile: PatternTile | null,
): DrawAssets => ({
  ...NO_ASSETS,
  photos: background.kind === 'blurredPhoto' && photo ? new Map([[background.photoId, photo]]) : new Map(),
  patterns: background.kind === 'pattern' && tile ? new Map([[background.patternId, tile]]) : new Map(),
});
