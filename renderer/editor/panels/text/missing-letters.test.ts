import { describe, expect, it } from 'vitest';
import type { DesignFont } from '../../../../shared/domain/design-font.ts';
import { adviseOnMissing, charactersWith, leaveOut } from './missing-letters.ts';

const font = (fontId: string, category: DesignFont['category']): DesignFont => ({
  fontId,
  family: fontId,
  names: { en: fontId, 'zh-CN': fontId },
  category,
  scripts: ['latin'],
  weight: 400,
  looksLikeWeight: 400,
  package: '@fontsource/test',
  cssFiles: ['400.css'],
  licence: 'OFL-1.1',
  fallbacks: [],
});
const fonts = new Map(
  [font('plain', 'sans'), font('slab', 'slab'), font('round', 'rounded'), font('other', 'sans')].map(
    (each) => [each.fontId, each],
  ),
);
/** What each font has besides Latin letters. */
const HAS: Readonly<Record<string, string>> = { plain: '', slab: 'ш', round: 'шש', other: 'ш' };
const missingIn = async (fontId: string, text: string) =>
  [...new Set(text)].filter((letter) => letter > '\u024f' && !HAS[fontId]?.includes(letter));
const advise = (text: string, fontId = 'plain') => adviseOnMissing(fontId, text, fonts, missingIn);

describe('what to say about characters that cannot be printed', () => {
  it('is nothing where there are none', async () => {
    expect(await advise('hello')).toEqual({ kind: 'none' });
  });

  it('is a font that has them, the most alike first', async () => {
    expect(await advise('aш')).toMatchObject({
      kind: 'otherFont',
      characters: ['ш'],
      font: { fontId: 'other' },
    });
    expect(await advise('ש ш')).toMatchObject({ kind: 'otherFont', font: { fontId: 'round' } });
  });

  it('is that no font has them', async () => {
    expect(await advise('aس')).toEqual({ kind: 'noFont', characters: ['س'] });
  });

  it('is first of all the emoji, whole', async () => {
    expect(await advise('ш 👩\u200d🎤 🇫🇷 🦄🦄')).toEqual({
      kind: 'emoji',
      characters: ['👩\u200d🎤', '🇫🇷', '🦄'],
    });
  });
});

describe('leaving characters out', () => {
  it('takes whole characters, every time they occur', () => {
    const text = 'a👩\u200d🎤b👩c👩\u200d🎤';
    expect(charactersWith(text, ['🎤'])).toEqual(['👩\u200d🎤']);
    expect(leaveOut(text, ['👩\u200d🎤'])).toBe('ab👩c');
  });
});
