import index from '../../../../assets/stickers/index.json';
import type { Sticker, StickerCategory } from '../../../../shared/domain/sticker.ts';
import * as files from '../../draw/asset-files.ts';

/** All stickers there are. Loaded with the first panel that shows them, never with the start of the app. */
export const STICKERS: readonly Sticker[] = index.stickers;
export const STICKER_CATEGORIES: readonly StickerCategory[] = index.categories;

/** A sticker by its id; null for one that is gone from the assets. */
export const stickerOf = files.findSticker;

/** Address of a sticker's picture, for an <img>. */
export const stickerUrl = (sticker: Sticker): string => files.stickerUrl(sticker) ?? '';
