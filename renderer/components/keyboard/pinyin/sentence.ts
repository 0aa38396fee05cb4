import type { Dictionary, Word } from './dictionary.ts';
import { completeEnd, isOpenEnd, skipBreaks } from './spelling.ts';

/** Several words in a row, and how many letters they take. */
export interface Sentence {
  readonly text: string;
  readonly letterCount: number;
  readonly wordCount: number;
  readonly cost: number;
}

/** Each further word makes a reading less likely than its words alone say: most neighbours do not go together. */
export const WORD_COST = 2;
/** A last syllable that is not typed out may yet become another one. */
export const OPEN_COST = 3;

/**
 * The likeliest row of words that the letters spell, as far as they spell any: cheapest path over the positions
 * between the letters (Viterbi's way). Null where not even the first letters make a word.
 */
export function findSentence(dictionary: Dictionary, letters: string): Sentence | null {
  const best = new Map<number, Sentence>([[0, { text: '', letterCount: 0, wordCount: 0, cost: 0 }]]);
  let furthest = 0;
  for (let from = 0; from < letters.length; from++) {
    const before = best.get(from);
    if (!before) continue;
    for (const { word, end, cost } of wordsAt(dictionary, letters, from)) {
      const after = extend(before, word, end, cost);
      if (after.cost < (best.get(end)?.cost ?? Number.POSITIVE_INFINITY)) best.set(end, after);
      furthest = Math.max(furthest, end);
    }
  }
  return furthest > 0 ? (best.get(furthest) ?? null) : null;
}

function extend(before: Sentence, word: Word, letterCount: number, cost: number): Sentence {
  return {
    text: before.text + word.text,
    letterCount,
    wordCount: before.wordCount + 1,
    cost: before.cost + cost + WORD_COST,
  };
}

interface WordHere {
  readonly word: Word;
  readonly end: number;
  readonly cost: number;
}

function* wordsAt(dictionary: Dictionary, letters: string, from: number): Generator<WordHere> {
  const start = skipBreaks(letters, from);
  for (const syllable of dictionary.syllablesBy(letters.charAt(start))) {
    const isTyped = letters.startsWith(syllable, start);
    if (!isTyped && !syllable.startsWith(letters.slice(start))) continue;
    for (const word of dictionary.wordsFrom(syllable)) {
      const end = completeEnd(word.syllables, letters, start);
      if (end !== null) yield { word, end, cost: word.cost };
      else if (isOpenEnd(word.syllables, letters, start)) {
        yield { word, end: letters.length, cost: word.cost + OPEN_COST };
      }
    }
  }
}
