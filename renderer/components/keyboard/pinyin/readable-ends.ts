import type { Dictionary } from './dictionary.ts';
import { skipBreaks } from './spelling.ts';

/** For every position between the letters, how far syllables can be read from there on; the last may be open. */
export function readableEnds(dictionary: Dictionary, letters: string): readonly number[] {
  const ends: number[] = [];
  ends[letters.length] = letters.length;
  for (let from = letters.length - 1; from >= 0; from--)
    ends[from] = endFrom(dictionary, letters, from, ends);
  return ends;
}

function endFrom(dictionary: Dictionary, letters: string, from: number, ends: readonly number[]): number {
  const start = skipBreaks(letters, from);
  const rest = letters.slice(start);
  let furthest = start;
  for (const syllable of dictionary.syllablesBy(letters.charAt(start))) {
    if (syllable.startsWith(rest)) return letters.length;
    if (rest.startsWith(syllable)) furthest = Math.max(furthest, ends[start + syllable.length] ?? 0);
  }
  return furthest;
}
