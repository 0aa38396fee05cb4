import * as z from 'zod/mini';
import { localisedNameSchema } from './sticker.ts';

/** The fonts that a shopper writes with: assets/fonts/index.json, and how a canvas is told to use one. */

const fontId = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(60));

const fontScript = z.enum([
  'latin',
  'latin-ext',
  'vietnamese',
  'cyrillic',
  'cyrillic-ext',
  'greek-ext',
  'hebrew',
  'gujarati',
  'chinese-simplified',
]);
export type FontScript = z.infer<typeof fontScript>;

const cssWeight = z.number().check(z.int(), z.minimum(100), z.maximum(900));

export const designFontSchema = z.strictObject({
  /** Stored in design documents: it never changes. */
  fontId,
  /** The name that its makers gave it. */
  family: z.string().check(z.minLength(1)),
  names: localisedNameSchema,
  category: z.enum([
    'sans',
    'serif',
    'slab',
    'display',
    'rounded',
    'script',
    'hand',
    'brush',
    'mono',
    'pixel',
  ]),
  /** Writing systems that it has letters for; `latin` alone is plain English. */
  scripts: z.array(fontScript).check(z.minLength(1)),
  /** The one weight of the package that is used, as in CSS. */
  weight: cssWeight,
  /** How heavy it looks: the weight that a variable fallback (Noto) takes to stand beside it. */
  looksLikeWeight: cssWeight,
  /** npm package that its files come from. */
  package: z.string().check(z.regex(/^@fontsource(-variable)?\/[a-z0-9-]+$/)),
  /** Style sheets of that package which declare the same faces, for pages that prefer CSS. */
  cssFiles: z.array(z.string().check(z.regex(/^[a-z0-9-]+\.css$/))).check(z.minLength(1)),
  licence: z.enum(['OFL-1.1', 'Apache-2.0']),
  /** Where characters come from that it lacks, in this order. */
  fallbacks: z.array(fontId),
});
export type DesignFont = z.infer<typeof designFontSchema>;

/** assets/fonts/index.json. */
export const designFontIndexSchema = z.strictObject({
  fonts: z.array(designFontSchema).check(z.minLength(1)),
});

/** One file of a font, and the characters that are in it. */
export type FontFaceSource = {
  readonly fontId: string;
  /**
   * The face's `weight` descriptor. A font of one weight claims all of them, or the browser would thicken it where a
   * heavier one is asked for.
   */
  readonly weightRange: string;
  /** As in CSS: `U+0-FF,U+131`. */
  readonly unicodeRange: string;
  readonly url: string;
};

/** The family under which a face is registered: our own name, so that no font installed on the machine steps in. */
export const faceFamily = (id: string): string => `design-${id}`;

/** The value of `font-family` on a canvas: the font, then its fallbacks. Their faces must be registered too. */
export const fontStack = (font: Pick<DesignFont, 'fontId' | 'fallbacks'>): string =>
  [font.fontId, ...font.fallbacks].map(faceFamily).join(', ');

/** The value of `ctx.font` and of `fonts.load()`. */
export const canvasFont = (font: DesignFont, sizePx: number): string =>
  `${font.looksLikeWeight} ${sizePx}px ${fontStack(font)}`;

type CharacterRange = { readonly from: number; readonly to: number };

/** Reads a CSS `unicode-range`. Throws on what is none, as the ranges are data of ours. */
export function parseUnicodeRange(unicodeRange: string): CharacterRange[] {
  return unicodeRange.split(',').map((part) => {
    const found = /^\s*U\+([0-9a-f]{1,6})(?:-([0-9a-f]{1,6}))?\s*$/i.exec(part);
    if (!found?.[1]) throw new Error(`not a unicode range: ${part}`);
    return { from: Number.parseInt(found[1], 16), to: Number.parseInt(found[2] ?? found[1], 16) };
  });
}

const LETTERS: Readonly<Record<FontScript, RegExp>> = {
  latin: /\p{Script=Latin}/u,
  'latin-ext': /\p{Script=Latin}/u,
  vietnamese: /\p{Script=Latin}/u,
  cyrillic: /\p{Script=Cyrillic}/u,
  'cyrillic-ext': /\p{Script=Cyrillic}/u,
  'greek-ext': /\p{Script=Greek}/u,
  hebrew: /\p{Script=Hebrew}/u,
  gujarati: /\p{Script=Gujarati}/u,
  'chinese-simplified': /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Bopomofo}/u,
};
/** Digits, punctuation, symbols: of no script. */
const COMMON = /\p{Script=Common}|\p{Script=Inherited}/u;
const EMOJI = /\p{Emoji_Presentation}/u;
/** White space, and the invisible signs that hold an emoji together. */
const INVISIBLE = /\s|\u200d|\ufe0f/;

/** A font and those that stand behind it, with the faces of all of them. */
export type FontCoverage = {
  readonly fonts: readonly Pick<DesignFont, 'scripts'>[];
  readonly faces: readonly Pick<FontFaceSource, 'unicodeRange'>[];
};

/**
 * Characters of the text that the fonts cannot write, each once. The ranges alone would not do: those of the Chinese
 * fonts promise emoji and single letters of many scripts that are not in the files. Within its scripts a range may still
 * promise a rare character too many; then the next font of the stack draws it.
 */
export function missingCharacters(text: string, { fonts, faces }: FontCoverage): string[] {
  const letters = [COMMON, ...fonts.flatMap(({ scripts }) => scripts.map((script) => LETTERS[script]))];
  const ranges = faces.flatMap((face) => parseUnicodeRange(face.unicodeRange));
  const isCovered = (character: string) => {
    const code = character.codePointAt(0) ?? 0;
    if (INVISIBLE.test(character)) return true;
    if (EMOJI.test(character) || !letters.some((pattern) => pattern.test(character))) return false;
    return ranges.some(({ from, to }) => from <= code && code <= to);
  };
  return [...new Set(text)].filter((character) => !isCovered(character));
}
