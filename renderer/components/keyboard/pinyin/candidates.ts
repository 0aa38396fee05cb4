import type { Dictionary, Word } from './dictionary.ts';
import { readableEnds } from './readable-ends.ts';
import { findSentence, OPEN_COST, type Sentence, WORD_COST } from './sentence.ts';
import { abbreviationEnd, completeEnd, isBeginning, isOpenEnd, normaliseLetters } from './spelling.ts';

/** A text to choose for the first `letterCount` letters (breaks included). */
export interface Candidate {
  readonly text: string;
  readonly letterCount: number;
}

interface Match extends Candidate {
  readonly cost: number;
}

/** Words that fit the beginning of the letters, by how they fit. */
interface Matches {
  /** All letters, every syllable typed out. */
  readonly whole: Match[];
  /** All letters, the last syllable not yet typed out. */
  readonly open: Match[];
  /** All letters typed out, and the word goes on. */
  readonly longer: Match[];
  /** All letters, some syllables by their first letters only. */
  readonly short: Match[];
  /** The first letters only, every syllable typed out. */
  readonly first: Match[];
  /** The first letters only, some syllables by their first letters: what is left where nothing else fits. */
  readonly firstShort: Match[];
}

/** How many of a kind are worth paging through. */
const MOST = { open: 60, longer: 3, short: 30, all: 240 };

/**
 * What the letters may mean, likeliest first: whole words and the best row of words, then what is typed so far of
 * longer ones, then words and characters for the first letters. Never empty for letters: at worst the letters themselves.
 */
export function findCandidates(dictionary: Dictionary, typed: string): readonly Candidate[] {
  if (typed === '') return [];
  const letters = normaliseLetters(typed);
  const { whole, open, longer, short, first, firstShort } = matchWords(dictionary, letters);
  const sentence = findSentence(dictionary, letters);
  const ranked = [
    ...likeliest(whole, open, sentence),
    ...whole,
    ...longer.slice(0, MOST.longer),
    ...open.slice(0, MOST.open),
    ...short.slice(0, MOST.short),
    ...(first.length > 0 ? first : firstShort).sort(byReach(readableEnds(dictionary, letters))),
  ];
  const found = withoutRepeats(ranked).slice(0, MOST.all);
  return found.length > 0 ? found : [{ text: typed, letterCount: typed.length }];
}

/** The one to come first, however it fits. */
function likeliest(whole: readonly Match[], open: readonly Match[], sentence: Sentence | null): Match[] {
  const contenders: Match[] = [
    ...whole.slice(0, 1).map((match) => ({ ...match, cost: match.cost + WORD_COST })),
    ...open.slice(0, 1).map((match) => ({ ...match, cost: match.cost + WORD_COST + OPEN_COST })),
    ...(sentence && sentence.wordCount > 1 ? [sentence] : []),
  ];
  return contenders.sort(byCost).slice(0, 1);
}

function matchWords(dictionary: Dictionary, letters: string): Matches {
  const matches: Matches = { whole: [], open: [], longer: [], short: [], first: [], firstShort: [] };
  for (const syllable of dictionary.syllablesBy(letters.charAt(0))) {
    for (const word of dictionary.wordsFrom(syllable)) sortIn(matches, word, letters);
  }
  for (const kind of Object.values(matches)) kind.sort(byCost);
  return matches;
}

function sortIn(matches: Matches, { text, syllables, cost }: Word, letters: string): void {
  const match = (letterCount: number): Match => ({ text, letterCount, cost });
  const end = completeEnd(syllables, letters, 0);
  if (end !== null) {
    (end === letters.length ? matches.whole : matches.first).push(match(end));
  } else if (isOpenEnd(syllables, letters, 0)) {
    matches.open.push(match(letters.length));
  } else if (isBeginning(syllables, letters, 0)) {
    matches.longer.push(match(letters.length));
  } else {
    const shortEnd = abbreviationEnd(syllables, letters, 0);
    if (shortEnd === null) return;
    (shortEnd === letters.length ? matches.short : matches.firstShort).push(match(shortEnd));
  }
}

function withoutRepeats(matches: readonly Match[]): Candidate[] {
  const byText = new Map<string, Candidate>();
  for (const { text, letterCount } of matches) {
    if (!byText.has(text)) byText.set(text, { text, letterCount });
  }
  return [...byText.values()];
}

const byCost = (a: Match, b: Match) => a.cost - b.cost;

/** First what lets the rest be read furthest, so not 准 (zhun) for `zhunihao`; then what takes more letters. */
function byReach(ends: readonly number[]): (a: Match, b: Match) => number {
  const reachOf = ({ letterCount }: Match) => ends[letterCount] ?? 0;
  return (a, b) => reachOf(b) - reachOf(a) || b.letterCount - a.letterCount || byCost(a, b);
}
