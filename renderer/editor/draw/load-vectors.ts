import type { PatternTile, VectorPicture } from './draw-assets.ts';
import { type PatternSource, readVectorPicture, tileOf } from './vector-picture.ts';

/** The pictures of stickers and patterns as text, each read once. They are small and of nobody, so they stay. */

async function readText(url: string | null): Promise<string> {
  if (url === null) throw new Error('no such picture');
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return answer.text();
}

/** Remembers what came; what failed is tried again by the next call. */
function once<Value>(load: (id: string) => Promise<Value>): (id: string) => Promise<Value> {
  const known = new Map<string, Promise<Value>>();
  return (id) => {
    const value = known.get(id) ?? load(id);
    known.set(id, value);
    return value.catch((error: unknown) => {
      known.delete(id);
      throw new Error(`${id}: ${String(error)}`);
    });
  };
}

/** The file of a sticker. Rejects when it is not in the index, or cannot be had. */
export const loadStickerSvg = once(async (stickerId) => {
  const { findSticker, stickerUrl } = await import('./asset-files.ts');
  const sticker = findSticker(stickerId);
  return readText(sticker && stickerUrl(sticker));
});

/** Rejects like `loadStickerSvg`. */
export const loadPatternSource = once(async (patternId): Promise<PatternSource> => {
  const { findPattern, patternUrl } = await import('./asset-files.ts');
  const pattern = findPattern(patternId);
  if (!pattern) throw new Error('no such pattern');
  const { tileWidthMm, aspect } = pattern;
  return { tileWidthMm, aspect, svg: await readText(patternUrl(pattern)) };
});

/** Ready to be painted. Rejects also when the file is none of our subset. */
export const loadSticker: (stickerId: string) => Promise<VectorPicture> = once(async (stickerId) =>
  readVectorPicture(await loadStickerSvg(stickerId)),
);
export const loadPattern: (patternId: string) => Promise<PatternTile> = once(async (patternId) =>
  tileOf(await loadPatternSource(patternId)),
);
