import { graphemesOf } from './text-lines.ts';

/** Which way writing runs. A canvas sorts a straight line by itself; a bent one is drawn letter by letter. */

export type Direction = 'ltr' | 'rtl';

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** Of one character; null where it goes with what stands round it. */
function ownDirection(grapheme: string): Direction | null {
  if (RIGHT_TO_LEFT.test(grapheme)) return 'rtl';
  return LETTER_OR_DIGIT.test(grapheme) ? 'ltr' : null;
}

/** Of a whole line: that of its first letter. */
export function directionOf(line: string): Direction {
  for (const grapheme of graphemesOf(line)) {
    if (RIGHT_TO_LEFT.test(grapheme)) return 'rtl';
    if (/\p{L}/u.test(grapheme)) return 'ltr';
  }
  return 'ltr';
}

const MIRRORED: Readonly<Record<string, string>> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '{': '}',
  '}': '{',
  '<': '>',
  '>': '<',
  '«': '»',
  '»': '«',
};

/** What has no direction of its own runs as both its neighbours do, or else as the line does. */
function resolve(own: readonly (Direction | null)[], base: Direction): Direction[] {
  return own.map((direction, index) => {
    if (direction) return direction;
    const before = own.slice(0, index).findLast((other) => other !== null) ?? base;
    const after = own.slice(index + 1).find((other) => other !== null) ?? base;
    return before === after ? before : base;
  });
}

/** The characters of a line from left to right, as they are seen. */
export function visualOrder(line: string): string[] {
  const graphemes = graphemesOf(line);
  const base = directionOf(line);
  const directions = resolve(graphemes.map(ownDirection), base);
  const runs: { direction: Direction; graphemes: string[] }[] = [];
  graphemes.forEach((grapheme, index) => {
    const direction = directions[index] ?? base;
    const last = runs.at(-1);
    if (last?.direction === direction) last.graphemes.push(grapheme);
    else runs.push({ direction, graphemes: [grapheme] });
  });
  const seen = runs.map((run) =>
    run.direction === 'rtl'
      ? run.graphemes.toReversed().map((grapheme) => MIRRORED[grapheme] ?? grapheme)
      : run.graphemes,
  );
  return (base === 'rtl' ? seen.reverse() : seen).flat();
}
