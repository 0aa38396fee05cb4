import { type Sticker, type StickerCategory, searchItems } from '../../../../shared/domain/sticker.ts';

/** What the list of stickers shows. */
export type StickerChoice =
  | { readonly kind: 'all' }
  | { readonly kind: 'category'; readonly categoryId: string }
  | { readonly kind: 'search'; readonly query: string };

export type SectionId =
  | { readonly kind: 'recent' | 'found' }
  | { readonly kind: 'category'; categoryId: string };

/** A part of the list under one heading. */
export interface Section {
  readonly id: SectionId;
  readonly stickers: readonly Sticker[];
}

export interface Shelf {
  readonly categories: readonly StickerCategory[];
  readonly stickers: readonly Sticker[];
}

function recentSection(shelf: Shelf, recentIds: readonly string[]): readonly Section[] {
  const recent = recentIds
    .map((stickerId) => shelf.stickers.find((sticker) => sticker.stickerId === stickerId))
    .filter((sticker) => sticker !== undefined);
  return recent.length === 0 ? [] : [{ id: { kind: 'recent' }, stickers: recent }];
}

const categorySection = ({ stickers }: Shelf, categoryId: string): Section => ({
  id: { kind: 'category', categoryId },
  stickers: stickers.filter((sticker) => sticker.category === categoryId),
});

/** The list for a choice. With all stickers, those used last come first; a search nobody fits gives no section. */
export function sectionsFor(
  shelf: Shelf,
  choice: StickerChoice,
  recentIds: readonly string[],
): readonly Section[] {
  switch (choice.kind) {
    case 'all':
      return [
        ...recentSection(shelf, recentIds),
        ...shelf.categories.map(({ categoryId }) => categorySection(shelf, categoryId)),
      ];
    case 'category':
      return [categorySection(shelf, choice.categoryId)];
    case 'search': {
      const stickers = searchItems(shelf.stickers, choice.query);
      return stickers.length === 0 ? [] : [{ id: { kind: 'found' }, stickers }];
    }
  }
}

/** A section of which the first `count` stickers are drawn. */
export interface ShownSection {
  readonly section: Section;
  readonly count: number;
}

/** The sections that the first `tiles` tiles of a list belong to. */
export function tilesShown(sections: readonly Section[], tiles: number): readonly ShownSection[] {
  const shown: ShownSection[] = [];
  let left = tiles;
  for (const section of sections) {
    if (left <= 0) break;
    const count = Math.min(section.stickers.length, left);
    shown.push({ section, count });
    left -= count;
  }
  return shown;
}
