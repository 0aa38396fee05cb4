/** Breaks a text into lines. */

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** What a reader takes for one character: a letter with its accents, a flag, a family of joined signs. */
export const graphemesOf = (text: string): string[] =>
  Array.from(graphemes.segment(text), ({ segment }) => segment);

/** Chinese, Japanese and Korean may be broken between any two characters. */
const IDEOGRAPH =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u;
/** No line begins with these. */
const CLOSING = /^[,.;:!?%)\]}»”’…，。、；：！？）】》」』〉·～ー]/u;
/** No line ends with these. */
const OPENING = /[([{«“‘（【《「『〈]$/u;

function mayBreak(before: string, after: string): boolean {
  if (/\s$/u.test(before)) return !/^\s/u.test(after);
  if (CLOSING.test(after) || OPENING.test(before)) return false;
  return IDEOGRAPH.test(before) || IDEOGRAPH.test(after) || before === '-';
}

/** Pieces that stay together, their white space at the end. Joined they are the line again. */
function piecesOf(line: string): string[] {
  const pieces: string[] = [];
  let before = '';
  for (const grapheme of graphemesOf(line)) {
    if (before !== '' && !mayBreak(before, grapheme)) pieces.push((pieces.pop() ?? '') + grapheme);
    else pieces.push(grapheme);
    before = grapheme;
  }
  return pieces;
}

type Advance = (text: string) => number;
const fits = (text: string, widthEm: number, advance: Advance): boolean => advance(text.trimEnd()) <= widthEm;

/** Fills lines with pieces, one after the other, as many as have room. */
function fill(pieces: readonly string[], widthEm: number, advance: Advance): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line !== '' && !fits(line + piece, widthEm, advance)) {
      lines.push(line);
      line = '';
    }
    line += piece;
  }
  return [...lines, line];
}

/** A word that is longer than a line is broken where the line is full. */
function wrapLine(line: string, widthEm: number, advance: Advance): string[] {
  if (fits(line, widthEm, advance)) return [line];
  const pieces = piecesOf(line).flatMap((piece) =>
    fits(piece, widthEm, advance) ? [piece] : fill(graphemesOf(piece), widthEm, advance),
  );
  return fill(pieces, widthEm, advance);
}

/**
 * The lines of a text: broken where the shopper broke it, and where a line would be longer than `wrapEm`. No character
 * is lost but the line breaks; a line may end in white space, which counts for nothing. Only a single character that is
 * wider makes a line longer than `wrapEm`.
 */
export function breakText(text: string, wrapEm: number | null, advance: Advance): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  return wrapEm === null ? lines : lines.flatMap((line) => wrapLine(line, wrapEm, advance));
}
