import * as z from 'zod/mini';
import patternFile from '../../../assets/images/patterns/index.json';
import stickerFile from '../../../assets/stickers/index.json';
import { type Pattern, patternIndexSchema } from '../../../shared/domain/pattern.ts';
import { type Sticker, stickerIndexSchema } from '../../../shared/domain/sticker.ts';

/** Where the pictures of stickers and patterns are. It names about 250 files: load it with `import()`. */

const stickerUrls = import.meta.glob<string>('../../../assets/stickers/*/*.svg', {
  query: '?url',
  import: 'default',
  eager: true,
});
const patternUrls = import.meta.glob<string>('../../../assets/images/patterns/*.svg', {
  query: '?url',
  import: 'default',
  eager: true,
});

const { stickers } = z.parse(stickerIndexSchema, stickerFile);
const { patterns } = z.parse(patternIndexSchema, patternFile);
const stickersById = new Map(stickers.map((sticker) => [sticker.stickerId, sticker]));
const patternsById = new Map(patterns.map((pattern) => [pattern.patternId, pattern]));

export const findSticker = (stickerId: string): Sticker | null => stickersById.get(stickerId) ?? null;
export const findPattern = (patternId: string): Pattern | null => patternsById.get(patternId) ?? null;

/** Address of the picture, for an <img> or `fetch`; null where there is no such file. */
export const stickerUrl = ({ file }: Pick<Sticker, 'file'>): string | null =>
  stickerUrls[`../../../assets/stickers/${file}`] ?? null;
export const patternUrl = ({ file }: Pick<Pattern, 'file'>): string | null =>
  patternUrls[`../../../assets/images/patterns/${file}`] ?? null;
