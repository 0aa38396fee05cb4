import fontFile from '../../../../assets/fonts/index.json';
import patternFile from '../../../../assets/images/patterns/index.json';
import stickerFile from '../../../../assets/stickers/index.json';
import order from '../../../../assets/templates/index.json';
import { type KnownAssets, readShelf, type TemplateShelf, type Warn } from './read-shelf.ts';

/** All files of assets/templates/. Load this module with `import()`: it is data of some size. */

const files = import.meta.glob<unknown>('../../../../assets/templates/*.json', {
  import: 'default',
  eager: true,
});

const known: KnownAssets = {
  fontIds: new Set(fontFile.fonts.map(({ fontId }) => fontId)),
  stickerIds: new Set(stickerFile.stickers.map(({ stickerId }) => stickerId)),
  patternIds: new Set(patternFile.patterns.map(({ patternId }) => patternId)),
};

const aspects = new Map(stickerFile.stickers.map(({ stickerId, aspect }) => [stickerId, aspect]));

/** Proportions of a sticker, width divided by height; a square for one that is gone. */
export const stickerAspect = (stickerId: string): number => aspects.get(stickerId) ?? 1;

/** Stickers that may stand in for this one: of its kind, its proportions, and as colourable. Itself among them. */
export function siblingsOf(stickerId: string): readonly string[] {
  const sticker = stickerFile.stickers.find((other) => other.stickerId === stickerId);
  if (!sticker) return [stickerId];
  return stickerFile.stickers
    .filter(
      (other) =>
        other.category === sticker.category &&
        other.recolourable === sticker.recolourable &&
        other.hasBorder === sticker.hasBorder &&
        Math.abs(Math.log(other.aspect / sticker.aspect)) < 0.3,
    )
    .map((other) => other.stickerId);
}

export const readTemplateFiles = (warn: Warn): TemplateShelf =>
  readShelf(
    order.categories.map((category) => files[`../../../../assets/templates/${category}.json`]),
    known,
    warn,
  );
