import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { searchItems, stickerIndexSchema } from '../../shared/domain/sticker.ts';
import { paintStickerSvg, readStickerSvg } from '../../shared/domain/sticker-svg.ts';

const FOLDER = import.meta.dirname;
const MOST_BYTES = 6_000;
/** Long side, in units of the drawing. */
const SIDE = 120;
const CHINESE = /\p{Script=Han}/u;

const index = z.parse(stickerIndexSchema, JSON.parse(readFileSync(join(FOLDER, 'index.json'), 'utf8')));
const { categories, stickers } = index;
const readSvg = (file: string) => readFileSync(join(FOLDER, file), 'utf8');

/** The picture as rows of RGBA, `width` pixels wide. */
async function render(svg: string, width: number) {
  const { data, info } = await sharp(Buffer.from(svg), { density: 150 })
    .resize({ width })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const alphaAt = (x: number, y: number) => data[(y * info.width + x) * 4 + 3] ?? 0;
  return { data, width: info.width, height: info.height, alphaAt };
}

function opaqueShare({ data }: { data: Buffer }): number {
  let opaque = 0;
  for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 0) > 127) opaque++;
  return (opaque * 4) / data.length;
}

describe('stickers', () => {
  it('are many, in categories that all have some', () => {
    expect(stickers.length).toBeGreaterThanOrEqual(130);
    expect(categories.length).toBeGreaterThanOrEqual(8);
    const members = categories.map(
      ({ categoryId }) => stickers.filter(({ category }) => category === categoryId).length,
    );
    expect(Math.min(...members)).toBeGreaterThanOrEqual(8);
    expect(members.reduce((sum, count) => sum + count, 0)).toBe(stickers.length);
  });

  it('have ids, files and names of their own', () => {
    for (const key of ['stickerId', 'file'] as const) {
      expect(new Set(stickers.map((sticker) => sticker[key])).size).toBe(stickers.length);
    }
    for (const locale of ['en', 'zh-CN'] as const) {
      const names = stickers.map((sticker) => sticker.names[locale]);
      expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    }
  });

  it('are exactly the files of the folder', () => {
    const files = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.svg'))
      .map((entry) => join(entry.parentPath, entry.name).slice(FOLDER.length + 1));
    expect(files.sort()).toEqual(stickers.map(({ file }) => file).sort());
    for (const { file, category, stickerId } of stickers) expect(file).toBe(`${category}/${stickerId}.svg`);
  });

  it('are called something in both languages', () => {
    for (const { stickerId, names, tags } of stickers) {
      expect(names['zh-CN'], stickerId).toMatch(CHINESE);
      expect(names.en, stickerId).not.toMatch(CHINESE);
      for (const tag of tags['zh-CN']) expect(tag, stickerId).toMatch(CHINESE);
      for (const tag of tags.en) expect(tag, stickerId).toMatch(/^[a-z0-9']+$/);
    }
  });

  it('are found', () => {
    const find = (query: string) => searchItems(stickers, query).map(({ stickerId }) => stickerId);
    expect(find('生日')).toEqual(expect.arrayContaining(['birthday-cake', 'balloons']));
    expect(find('love heart')).toContain('heart-classic');
    expect(find('zzz')).toEqual([]);
  });
});

describe.each(stickers)('$stickerId', ({ file, aspect, recolourable, hasBorder }) => {
  const svg = readSvg(file);
  const picture = readStickerSvg(svg);
  if (!picture.ok) throw new Error(`${file}: ${picture.error}`);
  const { width, height, paths, colour } = picture.value;

  it('is small, and as its entry says', () => {
    expect(svg.length).toBeLessThan(MOST_BYTES);
    expect(Math.max(width, height)).toBeCloseTo(SIDE, 0);
    expect(width / height).toBeCloseTo(aspect, 2);
    expect(colour !== null).toBe(recolourable);
    expect(paths.some(({ isBorder }) => isBorder)).toBe(hasBorder);
  });

  it('is drawn, and nothing of it is cut off', async () => {
    const image = await render(svg, 160);
    expect(opaqueShare(image)).toBeGreaterThan(0.04);
    for (let x = 0; x < image.width; x++) {
      expect(Math.max(image.alphaAt(x, 0), image.alphaAt(x, image.height - 1))).toBeLessThan(40);
    }
    for (let y = 0; y < image.height; y++) {
      expect(Math.max(image.alphaAt(0, y), image.alphaAt(image.width - 1, y))).toBeLessThan(40);
    }
  });

  it('changes with its choices, and only with those', async () => {
    const plain = await render(svg, 80);
    const recoloured = await render(paintStickerSvg(svg, { colour: '#00ff00' }), 80);
    const rimless = await render(paintStickerSvg(svg, { border: false }), 80);
    expect(recoloured.data.equals(plain.data)).toBe(!recolourable);
    expect(rimless.data.equals(plain.data)).toBe(!hasBorder);
    expect(opaqueShare(rimless)).toBeGreaterThan(0.03);
  });
});
