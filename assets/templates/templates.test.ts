import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { designFontIndexSchema, missingCharacters } from '../../shared/domain/design-font.ts';
import { patternIndexSchema } from '../../shared/domain/pattern.ts';
import { stickerIndexSchema } from '../../shared/domain/sticker.ts';
import { slotsOf, templateFileSchema, templateSchema } from '../../shared/domain/template.ts';
import { listFontFaces } from '../fonts/font-faces.ts';
import order from './index.json' with { type: 'json' };

const readJson = (...path: string[]): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, ...path), 'utf8'));

const { fonts } = z.parse(designFontIndexSchema, readJson('../fonts/index.json'));
const { stickers } = z.parse(stickerIndexSchema, readJson('../stickers/index.json'));
const { patterns } = z.parse(patternIndexSchema, readJson('../images/patterns/index.json'));
const files = order.categories.map((category) => z.parse(templateFileSchema, readJson(`${category}.json`)));
const templates = files.flatMap((file) => file.templates.map((stored) => z.parse(templateSchema, stored)));
const texts = templates.flatMap(({ layers }) => layers.filter((layer) => layer.kind === 'text'));

describe('the templates', () => {
  it('are many, of many kinds, each once', () => {
    expect(templates.length).toBeGreaterThanOrEqual(28);
    expect(new Set(templates.map(({ templateId }) => templateId)).size).toBe(templates.length);
    expect(files.length).toBeGreaterThanOrEqual(10);
  });

  it('have no file that is not in the order of kinds', () => {
    const names = readdirSync(import.meta.dirname).filter(
      (name) => name.endsWith('.json') && name !== 'index.json',
    );
    expect(names.sort()).toEqual(order.categories.map((category) => `${category}.json`).sort());
    expect(files.map(({ category }) => category.categoryId)).toEqual(order.categories);
    for (const { category, templates: stored } of files) {
      for (const template of stored) expect(template).toMatchObject({ category: category.categoryId });
    }
  });

  it('have collages for two, three, four, six and nine photos', () => {
    const counts = templates.filter(({ category }) => category === 'collage').map((c) => slotsOf(c).length);
    expect(counts.length).toBeGreaterThanOrEqual(8);
    expect(counts).toEqual(expect.arrayContaining([2, 3, 4, 6, 9]));
    expect(Math.min(...counts)).toBeGreaterThan(1);
  });

  it('have some for no photo, and some for one', () => {
    const counts = templates.map((template) => slotsOf(template).length);
    expect(counts.filter((count) => count === 0).length).toBeGreaterThanOrEqual(5);
    expect(counts.filter((count) => count === 1).length).toBeGreaterThanOrEqual(5);
  });

  it.each(templates)('$templateId uses only fonts, stickers and patterns that there are', (template) => {
    const has = {
      font: new Set(fonts.map(({ fontId }) => fontId)),
      sticker: new Set(stickers.map(({ stickerId }) => stickerId)),
      pattern: new Set(patterns.map(({ patternId }) => patternId)),
    };
    const { background } = template;
    if (background.kind === 'pattern') expect(has.pattern).toContain(background.patternId);
    for (const layer of template.layers) {
      if (layer.kind === 'sticker') expect(has.sticker).toContain(layer.stickerId);
      if (layer.kind !== 'text') continue;
      for (const { fontId } of Object.values(layer.words)) expect(has.font).toContain(fontId);
    }
  });

  it('recolour only stickers that can be recoloured', () => {
    const fixed = new Set(
      stickers.filter((sticker) => !sticker.recolourable).map(({ stickerId }) => stickerId),
    );
    const wrong = templates.flatMap(({ templateId, layers }) =>
      layers.flatMap((layer) =>
        layer.kind === 'sticker' && layer.colour && fixed.has(layer.stickerId)
          ? [`${templateId} ${layer.stickerId}`]
          : [],
      ),
    );
    expect(wrong).toEqual([]);
  });

  it.each(fonts)('are written in letters that $fontId and its fallbacks have', async (font) => {
    const stack = [font.fontId, ...font.fallbacks].flatMap(
      (id) => fonts.find((other) => other.fontId === id) ?? [],
    );
    const faces = (await Promise.all(stack.map(listFontFaces))).flat();
    const words = texts
      .flatMap((text) => Object.values(text.words))
      .filter(({ fontId }) => fontId === font.fontId);
    expect(missingCharacters(words.map(({ text }) => text).join(''), { fonts: stack, faces })).toEqual([]);
  });

  it('are written in one language at a time', () => {
    const inEnglish = texts.map(({ words }) => words.en.text).filter((text) => /\p{Script=Han}/u.test(text));
    const inChinese = texts.map(({ words }) => words['zh-CN'].text).filter((text) => /[a-z]/.test(text));
    expect([...inEnglish, ...inChinese]).toEqual([]);
  });
});
