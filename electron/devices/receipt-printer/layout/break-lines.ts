import { type ShapedSign, widthOf } from './shape-text.ts';

/** Signs that have no space round their words: a line may end after each of them. */
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;
/** Signs that do not begin a line. */
const CLOSING = /[，。、！？：；）》」』】’”,.!?:;)\]]/u;

/** Breaks at spaces and between ideographs, and within a word only where that alone is too long for a line. */
export function breakLines(signs: readonly ShapedSign[], maxWidthPx: number): ShapedSign[][] {
  const lines: ShapedSign[][] = [];
  let line: ShapedSign[] = [];
  for (const word of splitWords(signs)) {
    for (const piece of widthOf(word) > maxWidthPx ? word.map((sign) => [sign]) : [word]) {
      if (line.length > 0 && widthOf(line) + widthOf(trimEnd(piece)) > maxWidthPx) {
        lines.push(trimEnd(line));
        line = [];
      }
      line.push(...piece);
    }
  }
  if (line.length > 0) lines.push(trimEnd(line));
  return lines;
}

/** What stays together: a word with the space after it, or an ideograph with the stop after it. */
function splitWords(signs: readonly ShapedSign[]): ShapedSign[][] {
  const words: ShapedSign[][] = [];
  for (const sign of signs) {
    const last = words.at(-1);
    const before = last?.at(-1)?.sign ?? ' ';
    const mayBreak = before === ' ' || IDEOGRAPH.test(before) || IDEOGRAPH.test(sign.sign);
    const staysWithLast = !mayBreak || CLOSING.test(sign.sign) || sign.sign === ' ';
    if (last && staysWithLast) last.push(sign);
    else words.push([sign]);
  }
  return words;
}

function trimEnd(signs: readonly ShapedSign[]): ShapedSign[] {
  const end = signs.findLastIndex(({ sign }) => sign !== ' ') + 1;
  return signs.slice(0, end);
}
