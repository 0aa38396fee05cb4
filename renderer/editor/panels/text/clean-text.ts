import { MAX_TEXT_LENGTH } from '../../../../shared/domain/design.ts';

/** As many marks as may stand on one letter: Hebrew needs three, more is a prank that would cover the lines around. */
const MOST_MARKS = 3;

const EMOJI = /\p{RGI_Emoji}/gv;
const LINE_END = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
/** All white space but the line end and the Chinese space, which is as wide as a character. */
const SPACE = /[[\t\p{Zs}]--[\u3000]]/gv;
/** What has no picture: control signs, zero-width and direction signs, halves of characters, private and unused ones. */
const JUNK = /[[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800\ufffc\ufffd]--[\n]]/gv;
const TOO_MANY_MARKS = new RegExp(`(\\p{M}{${MOST_MARKS}})\\p{M}+`, 'gu');

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * The text as it can be written on a case: without signs that nobody sees, whatever was typed or pasted. Emoji stay whole,
 * so that they can be named; one that is also a plain sign (a heart) becomes that sign, in the colour of the writing.
 * At most MAX_TEXT_LENGTH UTF-16 units; cleaning it again changes nothing.
 */
export function cleanText(text: string): string {
  const lines = text.replace(LINE_END, '\n').replace(SPACE, ' ');
  let clean = '';
  let end = 0;
  for (const { 0: emoji, index } of lines.matchAll(EMOJI)) {
    clean += withoutJunk(lines.slice(end, index)) + plainSign(emoji);
    end = index + emoji.length;
  }
  clean += withoutJunk(lines.slice(end));
  return startThatFits(clean.normalize('NFC').replace(TOO_MANY_MARKS, '$1'));
}

/** Whether there is anything to see in a text. */
export const isBlank = (text: string): boolean => text.trim() === '';

/** Cleans a text and leaves the caret between the characters where it was. */
export function cleanTyped(value: string, caret: number): { readonly value: string; readonly caret: number } {
  const clean = cleanText(value);
  if (clean === value) return { value, caret };
  return { value: clean, caret: Math.min(cleanText(value.slice(0, caret)).length, clean.length) };
}

const withoutJunk = (text: string): string => text.replace(JUNK, '');

/** "❤️" is "❤" and a sign that asks for the coloured picture, which we do not have. */
function plainSign(emoji: string): string {
  const sign = emoji.replace(/\ufe0f$/, '');
  return [...sign].length === 1 && !/\p{Emoji_Presentation}/u.test(sign) ? sign : emoji;
}

function startThatFits(text: string): string {
  if (text.length <= MAX_TEXT_LENGTH) return text;
  let end = 0;
  for (const { segment } of graphemes.segment(text)) {
    if (end + segment.length > MAX_TEXT_LENGTH) break;
    end += segment.length;
  }
  return text.slice(0, end);
}
