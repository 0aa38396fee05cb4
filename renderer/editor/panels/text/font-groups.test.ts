import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { designFontIndexSchema } from '../../../../shared/domain/design-font.ts';
import { fontGroups, sampleOf } from './font-groups.ts';
import { FIRST_FONT } from './new-text.ts';

const file = new URL('../../../../assets/fonts/index.json', import.meta.url);
const { fonts } = z.parse(designFontIndexSchema, JSON.parse(readFileSync(file, 'utf8')));
const groups = (text: string, locale: 'en' | 'zh-CN' = 'en') => fontGroups(fonts, text, locale);

describe('groups of fonts', () => {
  it('offer every font once, at least twelve, and none is empty', () => {
    const all = groups('hello').flatMap((group) => group.fonts.map(({ fontId }) => fontId));
    expect([...all].sort()).toEqual(fonts.map(({ fontId }) => fontId).sort());
    expect(all.length).toBeGreaterThanOrEqual(12);
    for (const group of groups('hello')) expect(group.fonts.length).toBeGreaterThan(2);
    expect(all).toContain(FIRST_FONT);
  });

  it('begin with the script of the words, or of the shopper', () => {
    const first = (...given: Parameters<typeof groups>) => groups(...given)[0]?.name;
    expect(first('hello 你好')).toBe('chinese');
    expect(first('hello', 'zh-CN')).not.toBe('chinese');
    expect(first(' ', 'zh-CN')).toBe('chinese');
    expect(first('')).not.toBe('chinese');
  });
});

describe('the sample of a font', () => {
  const [font] = fonts;
  if (!font) throw new Error('there are no fonts');

  it('is the beginning of the first line with words', () => {
    expect(sampleOf(font, '\n  \n Happy birthday to you, dear\nAnna')).toBe('Happy birthday t');
    expect(sampleOf(font, '👩\u200d🎤'.repeat(20))).toBe('👩\u200d🎤'.repeat(16));
  });

  it('is a greeting in the font’s own script while there are no words', () => {
    expect(sampleOf(font, ' ')).toBe('你好');
    const latin = fonts.find(({ fontId }) => fontId === 'pacifico');
    expect(latin && sampleOf(latin, '')).toBe('Hello');
  });
});
