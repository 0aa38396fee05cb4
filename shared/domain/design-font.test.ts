import { describe, expect, it } from 'vitest';
import {
  canvasFont,
  type DesignFont,
  fontStack,
  missingCharacters,
  parseUnicodeRange,
} from './design-font.ts';

const font: DesignFont = {
  fontId: 'pacifico',
  family: 'Pacifico',
  names: { en: 'Pacifico', 'zh-CN': '海滩手写' },
  category: 'script',
  scripts: ['latin'],
  weight: 400,
  looksLikeWeight: 500,
  package: '@fontsource/pacifico',
  cssFiles: ['400.css'],
  licence: 'OFL-1.1',
  fallbacks: ['noto-sans-sc'],
};

describe('a design font on a canvas', () => {
  it('goes by names of our own, with its fallbacks behind it', () => {
    expect(fontStack(font)).toBe('design-pacifico, design-noto-sans-sc');
    expect(canvasFont(font, 48)).toBe('500 48px design-pacifico, design-noto-sans-sc');
  });
});

describe('parseUnicodeRange', () => {
  it('reads single characters and ranges', () => {
    expect(parseUnicodeRange('U+0000-00FF,U+131, U+1f1e9-1f1f5')).toEqual([
      { from: 0, to: 0xff },
      { from: 0x131, to: 0x131 },
      { from: 0x1f1e9, to: 0x1f1f5 },
    ]);
  });

  it.each(['', 'latin', 'U+', 'U+4??'])('refuses %o', (range) => {
    expect(() => parseUnicodeRange(range)).toThrow('not a unicode range');
  });
});

describe('missingCharacters', () => {
  const latin = { fonts: [{ scripts: ['latin' as const] }], faces: [{ unicodeRange: 'U+20-7E' }] };
  const both = {
    fonts: [{ scripts: ['latin' as const] }, { scripts: ['chinese-simplified' as const] }],
    faces: [{ unicodeRange: 'U+20-7E' }, { unicodeRange: 'U+4E00-9FFF' }],
  };
  const everything = { ...both, faces: [{ unicodeRange: 'U+0-10FFFF' }] };

  it('names each character that no face has once, surrogate pairs as one', () => {
    expect(missingCharacters('爱 love 😀😀 سلام', both)).toEqual(['😀', 'س', 'ل', 'ا', 'م']);
    expect(missingCharacters('爱 love é', latin)).toEqual(['爱', 'é']);
  });

  it('believes no range about emoji, nor about a script that the fonts do not have', () => {
    expect(missingCharacters('👩\u200d🎤 ❤\ufe0f ★ 9 爱 سאД', everything)).toEqual([
      '👩',
      '🎤',
      'س',
      'א',
      'Д',
    ]);
  });

  it('does not mind white space and the invisible parts of emoji', () => {
    expect(missingCharacters('a\n\tb\u3000c\ufe0f', latin)).toEqual([]);
  });

  it('misses everything where there is no face', () => {
    expect(missingCharacters('ab', { fonts: latin.fonts, faces: [] })).toEqual(['a', 'b']);
  });
});
