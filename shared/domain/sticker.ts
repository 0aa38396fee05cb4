import * as z from 'zod/mini';

/** Stickers: the pictures of assets/stickers/ that a shopper puts on a case, and how they are found. */

const kebabId = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(60));
const name = z.string().check(z.minLength(1), z.maxLength(40));
const tags = z.array(z.string().check(z.regex(/^\S+$/))).check(z.minLength(1), z.maxLength(12));

/** A name in every language of the kiosk. */
export const localisedNameSchema = z.strictObject({ en: name, 'zh-CN': name });
/** Words to search by, besides the name. */
export const localisedTagsSchema = z.strictObject({ en: tags, 'zh-CN': tags });
export type AssetLocale = keyof z.infer<typeof localisedNameSchema>;

export const stickerCategorySchema = z.strictObject({ categoryId: kebabId, names: localisedNameSchema });
export type StickerCategory = z.infer<typeof stickerCategorySchema>;

export const stickerSchema = z.strictObject({
  /** Stored in design documents: it never changes. */
  stickerId: kebabId,
  category: kebabId,
  /** Path below assets/stickers/. */
  file: z.string().check(z.regex(/^[a-z0-9-]+\/[a-z0-9-]+\.svg$/)),
  /** Width divided by height. */
  aspect: z.number().check(z.minimum(0.2), z.maximum(5)),
  names: localisedNameSchema,
  tags: localisedTagsSchema,
  /** Its `currentColor` parts take the colour that the shopper chooses. */
  recolourable: z.boolean(),
  /** It has a white rim, which can be left away. */
  hasBorder: z.boolean(),
});
export type Sticker = z.infer<typeof stickerSchema>;

/** assets/stickers/index.json. */
export const stickerIndexSchema = z.strictObject({
  categories: z.array(stickerCategorySchema).check(z.minLength(1)),
  stickers: z.array(stickerSchema).check(z.minLength(1)),
});
export type StickerIndex = z.infer<typeof stickerIndexSchema>;

/** Anything with names and tags: stickers, patterns. */
export type Searchable = {
  readonly names: Readonly<Record<AssetLocale, string>>;
  readonly tags: Readonly<Record<AssetLocale, readonly string[]>>;
};

/** How well one word fits: 3 the beginning of a name, 2 of a tag, 1 somewhere within, 0 not at all. */
function rateWord(item: Searchable, word: string): number {
  const names = Object.values(item.names).map((text) => text.toLowerCase());
  const words = [...names.flatMap((text) => text.split(/\s+/)), ...Object.values(item.tags).flat()];
  if (names.some((text) => text.startsWith(word))) return 3;
  if (words.some((text) => text.toLowerCase().startsWith(word))) return 2;
  // A single Latin letter within a word would find nearly everything; a single Chinese character means something.
  const isWithin = word.length > 1 || word > '\u2e80';
  return isWithin && words.some((text) => text.toLowerCase().includes(word)) ? 1 : 0;
}

/** The items that fit every word of the query, in any language, best first; all of them for an empty query. */
export function searchItems<Item extends Searchable>(items: readonly Item[], query: string): readonly Item[] {
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return items;
  return items
    .map((item) => ({ item, ratings: words.map((word) => rateWord(item, word)) }))
    .filter(({ ratings }) => !ratings.includes(0))
    .map(({ item, ratings }) => ({ item, rating: ratings.reduce((sum, rating) => sum + rating, 0) }))
    .sort((one, other) => other.rating - one.rating)
    .map(({ item }) => item);
}
