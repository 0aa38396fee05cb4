/** How typed letters fit the syllables of a word. A `'` among the letters stands between syllables, never inside one. */

export const SYLLABLE_BREAK = "'";

/**
 * The letters as the dictionary spells them, as many as before. Keyboards have no ü, so people type v, and not only in
 * nv and lv: also nve and lve (but nver is nv'er, 女儿), jv, qv, xv, yv.
 */
export function normaliseLetters(letters: string): string {
  return letters
    .toLowerCase()
    .replace(/(?<=[jqxy])v/g, 'u')
    .replace(/(?<=[nl])ve(?!r)/g, 'ue');
}

export function skipBreaks(letters: string, from: number): number {
  let position = from;
  while (letters[position] === SYLLABLE_BREAK) position++;
  return position;
}

/** Where the letters that spell out the first `count` syllables end, breaks behind them included; null where they do not. */
export function completeEnd(
  syllables: readonly string[],
  letters: string,
  from: number,
  count = syllables.length,
): number | null {
  let position = from;
  for (let index = 0; index < count; index++) {
    const syllable = syllables[index] ?? '';
    position = skipBreaks(letters, position);
    if (!letters.startsWith(syllable, position)) return null;
    position += syllable.length;
  }
  return skipBreaks(letters, position);
}

/** Whether the letters spell out all syllables but stop short in the last one: `niha` for 你好. */
export function isOpenEnd(syllables: readonly string[], letters: string, from: number): boolean {
  const lastStart = completeEnd(syllables, letters, from, syllables.length - 1);
  if (lastStart === null || lastStart >= letters.length) return false;
  const last = syllables.at(-1) ?? '';
  return letters.length - lastStart < last.length && last.startsWith(letters.slice(lastStart));
}

/** Whether the letters spell out at least two syllables and the word goes on: `shengri` for 生日快乐. */
export function isBeginning(syllables: readonly string[], letters: string, from: number): boolean {
  for (let count = 2; count < syllables.length; count++) {
    if (completeEnd(syllables, letters, from, count) === letters.length) return true;
  }
  return false;
}

/** The furthest end of the letters if some syllables are given by their first letters only: `nh` or `nhao` for 你好. */
export function abbreviationEnd(
  syllables: readonly string[],
  letters: string,
  from: number,
  index = 0,
): number | null {
  const position = skipBreaks(letters, from);
  const syllable = syllables[index];
  if (syllable === undefined) return position;
  if (syllables.length - index > letters.length - position) return null;
  let furthest: number | null = null;
  for (const length of spellingLengths(syllable)) {
    if (!letters.startsWith(syllable.slice(0, length), position)) continue;
    const end = abbreviationEnd(syllables, letters, position + length, index + 1);
    if (end !== null && end > (furthest ?? -1)) furthest = end;
  }
  return furthest;
}

/** In full, by its first letter, and by both of zh, ch and sh. */
function spellingLengths(syllable: string): readonly number[] {
  return syllable.charAt(1) === 'h' ? [syllable.length, 2, 1] : [syllable.length, 1];
}
