import type { DesignFont } from '../../../../shared/domain/design-font.ts';

export type FontGroupName = 'chinese' | 'plain' | 'hand' | 'fun';

export interface FontGroup {
  readonly name: FontGroupName;
  readonly fonts: readonly DesignFont[];
}

const BY_CATEGORY: Readonly<Record<DesignFont['category'], Exclude<FontGroupName, 'chinese'>>> = {
  sans: 'plain',
  serif: 'plain',
  slab: 'plain',
  mono: 'plain',
  script: 'hand',
  hand: 'hand',
  brush: 'hand',
  display: 'fun',
  rounded: 'fun',
  pixel: 'fun',
};
const LATIN_FIRST: readonly FontGroupName[] = ['fun', 'hand', 'plain', 'chinese'];
const CHINESE_FIRST: readonly FontGroupName[] = ['chinese', 'fun', 'hand', 'plain'];

const hasChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);

export function groupOf(font: DesignFont): FontGroupName {
  return font.scripts.includes('chinese-simplified') ? 'chinese' : BY_CATEGORY[font.category];
}

/** The fonts in groups, those of the text's own script first; without words, those of the shopper's language. */
export function fontGroups(
  fonts: Iterable<DesignFont>,
  text: string,
  locale: 'en' | 'zh-CN',
): readonly FontGroup[] {
  const all = [...fonts];
  const chinese = text.trim() === '' ? locale === 'zh-CN' : hasChinese(text);
  return (chinese ? CHINESE_FIRST : LATIN_FIRST).map((name) => ({
    name,
    fonts: all.filter((font) => groupOf(font) === name),
  }));
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const LONGEST_SAMPLE = 16;

/** What a font shows of itself: the shopper's own words, as many as there is room for. */
export function sampleOf(font: DesignFont, text: string): string {
  const line = text.split('\n').find((each) => each.trim() !== '');
  if (line === undefined) return groupOf(font) === 'chinese' ? '你好' : 'Hello';
  const characters = [...graphemes.segment(line.trim())].map(({ segment }) => segment);
  return characters.slice(0, LONGEST_SAMPLE).join('').trimEnd();
}
