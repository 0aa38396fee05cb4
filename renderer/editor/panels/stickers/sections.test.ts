import { describe, expect, it } from 'vitest';
import { type Section, sectionsFor, tilesShown } from './sections.ts';
import { STICKER_CATEGORIES, STICKERS, stickerOf, stickerUrl } from './sticker-shelf.ts';

const shelf = { categories: STICKER_CATEGORIES, stickers: STICKERS };
const idsOf = (sections: readonly Section[]) =>
  sections.flatMap(({ stickers }) => stickers.map(({ stickerId }) => stickerId));

describe('the list of stickers', () => {
  it('has all of them, each once, by category', () => {
    const sections = sectionsFor(shelf, { kind: 'all' }, []);
    expect(sections).toHaveLength(STICKER_CATEGORIES.length);
    expect(idsOf(sections).toSorted()).toEqual(STICKERS.map(({ stickerId }) => stickerId).toSorted());
  });

  it('begins with those used last, in that order', () => {
    const [first, second] = sectionsFor(shelf, { kind: 'all' }, [
      'heart-solid',
      'heart-classic',
      'long-gone',
    ]);
    expect(first?.id).toEqual({ kind: 'recent' });
    expect(idsOf(first ? [first] : [])).toEqual(['heart-solid', 'heart-classic']);
    expect(second?.id.kind).toBe('category');
  });

  it('has one category alone', () => {
    const sections = sectionsFor(shelf, { kind: 'category', categoryId: 'animals' }, ['heart-solid']);
    expect(sections).toHaveLength(1);
    expect(new Set(sections[0]?.stickers.map(({ category }) => category))).toEqual(new Set(['animals']));
  });

  it.each(['heart', '爱心', 'HEART ', '心'])('finds hearts by “%s”', (query) => {
    expect(idsOf(sectionsFor(shelf, { kind: 'search', query }, []))).toContain('heart-classic');
  });

  it('has no section where nothing fits', () => {
    expect(sectionsFor(shelf, { kind: 'search', query: 'xylophagous' }, ['heart-solid'])).toEqual([]);
  });

  it('has a picture for each', () => {
    const urls = STICKERS.map(stickerUrl);
    expect(urls).not.toContain('');
    expect(new Set(urls).size).toBe(STICKERS.length);
  });

  it('knows that a sticker is gone', () => {
    expect(stickerOf('long-gone')).toBeNull();
    expect(stickerOf('heart-solid')?.recolourable).toBe(true);
  });
});

describe('the tiles drawn of a list', () => {
  const counts = (tiles: number) =>
    tilesShown(sectionsFor(shelf, { kind: 'all' }, []), tiles).map(({ count }) => count);
  const all = counts(Number.POSITIVE_INFINITY);

  it('are as many as asked for, the last section cut off', () => {
    const [first = 0, second = 0] = all;
    expect(second).toBeGreaterThan(1);
    expect(counts(first + 1)).toEqual([first, 1]);
  });

  it('do not begin a section of which nothing is drawn', () => {
    expect(counts(all[0] ?? 0)).toEqual([all[0]]);
  });

  it('are all of them in the end', () => {
    expect(counts(shelf.stickers.length)).toEqual(all);
  });
});
