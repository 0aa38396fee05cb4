import type { DesignFont } from '../../../../shared/domain/design-font.ts';

/** What to do about characters that cannot be printed. */
export type MissingAdvice =
  | { readonly kind: 'none' }
  /** No font has colour pictures. There are stickers for that. */
  | { readonly kind: 'emoji'; readonly characters: readonly string[] }
  | { readonly kind: 'otherFont'; readonly characters: readonly string[]; readonly font: DesignFont }
  | { readonly kind: 'noFont'; readonly characters: readonly string[] };

export type MissingIn = (fontId: string, text: string) => Promise<readonly string[]>;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const EMOJI = /\p{Emoji_Presentation}|\p{RGI_Emoji}/v;

/** What readers take for one character, each once, of those that have any of the `missing` code points in them. */
export function charactersWith(text: string, missing: readonly string[]): readonly string[] {
  const found = [...graphemes.segment(text)]
    .map(({ segment }) => segment)
    .filter((segment) => missing.some((character) => segment.includes(character)));
  return [...new Set(found)];
}

/** The text without these characters. */
export const leaveOut = (text: string, characters: readonly string[]): string =>
  [...graphemes.segment(text)]
    .map(({ segment }) => segment)
    .filter((segment) => !characters.includes(segment))
    .join('');

/**
 * What is to be said about a text in a font: emoji first, then letters, with a font that has them if there is one, the
 * most alike first. Rejects when a font's tables cannot be had.
 */
export async function adviseOnMissing(
  fontId: string,
  text: string,
  fonts: ReadonlyMap<string, DesignFont>,
  missingIn: MissingIn,
): Promise<MissingAdvice> {
  const characters = charactersWith(text, await missingIn(fontId, text));
  if (characters.length === 0) return { kind: 'none' };
  const emoji = characters.filter((character) => EMOJI.test(character));
  if (emoji.length > 0) return { kind: 'emoji', characters: emoji };
  for (const font of alike(fontId, fonts)) {
    const stillMissing = await missingIn(font.fontId, text);
    if (stillMissing.length === 0) return { kind: 'otherFont', characters, font };
  }
  return { kind: 'noFont', characters };
}

function alike(fontId: string, fonts: ReadonlyMap<string, DesignFont>): readonly DesignFont[] {
  const { category } = fonts.get(fontId) ?? {};
  const others = [...fonts.values()].filter((font) => font.fontId !== fontId);
  const isNear = (font: DesignFont): number => (font.category === category ? 0 : 1);
  return others.toSorted((one, other) => isNear(one) - isNear(other));
}
