import type { Design } from '../../../shared/domain/design.ts';
import { photoKey, type TreatedPhoto } from './treated.ts';

/** What has to be there before a design can be drawn as it is meant. */
export interface DesignNeeds {
  /** Every photo in every look in which it is seen, by `photoKey`. */
  readonly photos: ReadonlyMap<string, TreatedPhoto>;
  readonly stickerIds: ReadonlySet<string>;
  readonly patternIds: ReadonlySet<string>;
  /** All that is written in each font. */
  readonly texts: ReadonlyMap<string, string>;
}

const NO_ADJUSTMENTS = { brightness: 0, contrast: 0, saturation: 0 } as const;

/** Collects what the designs need; what is hidden needs nothing. The page, the print and the tests go by this alone. */
export function needsOf(...designs: readonly Design[]): DesignNeeds {
  const photos = new Map<string, TreatedPhoto>();
  const stickerIds = new Set<string>();
  const patternIds = new Set<string>();
  const texts = new Map<string, string>();
  for (const { background, layers } of designs) {
    if (background.kind === 'pattern') patternIds.add(background.patternId);
    if (background.kind === 'blurredPhoto') {
      const { photoId } = background;
      photos.set(photoId, { photoId, look: 'none', adjustments: NO_ADJUSTMENTS });
    }
    for (const layer of layers) {
      if (layer.hidden || layer.opacity === 0) continue;
      if (layer.kind === 'photo') photos.set(photoKey(layer), layer);
      if (layer.kind === 'sticker') stickerIds.add(layer.stickerId);
      if (layer.kind === 'text') texts.set(layer.fontId, (texts.get(layer.fontId) ?? '') + layer.text);
    }
  }
  return { photos, stickerIds, patternIds, texts };
}
