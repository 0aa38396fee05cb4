import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { designFontIndexSchema, missingCharacters } from '../../shared/domain/design-font.ts';
import { listFontFaces } from './font-faces.ts';

const ROOT = join(import.meta.dirname, '../..');
const MOST_BYTES = 60_000_000;

const { fonts } = z.parse(
  designFontIndexSchema,
  JSON.parse(readFileSync(join(import.meta.dirname, 'index.json'), 'utf8')),
);
const packageDir = (name: string) => join(ROOT, 'node_modules', name);
const isChinese = (font: (typeof fonts)[number]) => font.scripts.includes('chinese-simplified');

/** The file behind an address of the test's own Vite: `/node_modules/…`. */
const fileOf = (url: string) => join(ROOT, url.slice(url.indexOf('/node_modules/')));

describe('design fonts', () => {
  it('are many, Latin and Chinese, each once', () => {
    expect(new Set(fonts.map(({ fontId }) => fontId)).size).toBe(fonts.length);
    expect(fonts.filter((font) => !isChinese(font)).length).toBeGreaterThanOrEqual(9);
    expect(fonts.filter(isChinese).length).toBeGreaterThanOrEqual(5);
  });

  it('end in a font that has nearly every Chinese character', () => {
    const ids = new Set(fonts.map(({ fontId }) => fontId));
    for (const { fontId, fallbacks } of fonts) {
      expect(
        fallbacks.every((id) => ids.has(id) && id !== fontId),
        fontId,
      ).toBe(true);
      expect([fontId, ...fallbacks].at(-1)).toBe('noto-sans-sc');
    }
  });

  it.each(fonts)('$fontId is what its package says', (font) => {
    const metadata = JSON.parse(readFileSync(join(packageDir(font.package), 'metadata.json'), 'utf8'));
    expect(metadata).toMatchObject({ id: font.fontId, family: font.family });
    expect(metadata.license.type).toBe(font.licence);
    expect(metadata.weights).toContain(font.weight);
    expect([...metadata.subsets].sort()).toEqual([...font.scripts].sort());
    for (const css of font.cssFiles) expect(existsSync(join(packageDir(font.package), css))).toBe(true);
  });

  it.each(fonts)('$fontId comes with its licence', (font) => {
    const licence = readFileSync(join(import.meta.dirname, 'licences', `${font.fontId}.txt`), 'utf8');
    expect(licence).toBe(readFileSync(join(packageDir(font.package), 'LICENSE'), 'utf8'));
    expect(licence).toMatch(font.licence === 'OFL-1.1' ? /SIL Open Font License/ : /Apache License/);
  });

  it.each(fonts)('$fontId has a file for every part, and letters for its languages', async (font) => {
    const faces = await listFontFaces(font);
    const coverage = { fonts: [font], faces };
    for (const { url } of faces) expect(statSync(fileOf(url)).size).toBeGreaterThan(100);
    expect(new Set(faces.map(({ url }) => url)).size).toBe(faces.length);
    expect(missingCharacters('The quick brown fox, 1234 & “so on”!', coverage)).toEqual([]);
    const chinese = [...'我爱你，生日快乐！'];
    expect(missingCharacters(chinese.join(''), coverage)).toEqual(isChinese(font) ? [] : chinese);
    expect(missingCharacters('😀 مر', coverage)).toEqual(['😀', 'م', 'ر']);
  });

  it('are small enough for an installer', async () => {
    const faces = (await Promise.all(fonts.map(listFontFaces))).flat();
    const bytes = faces.reduce((sum, { url }) => sum + statSync(fileOf(url)).size, 0);
    expect(bytes).toBeLessThan(MOST_BYTES);
  });

  it('have no licence without a font', () => {
    const licences = readdirSync(join(import.meta.dirname, 'licences')).sort();
    expect(licences).toEqual(fonts.map(({ fontId }) => `${fontId}.txt`).sort());
  });
});
