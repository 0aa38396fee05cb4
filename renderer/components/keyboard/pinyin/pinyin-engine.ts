import { type Candidate, findCandidates } from './candidates.ts';
import type { Dictionary } from './dictionary.ts';
import { SYLLABLE_BREAK } from './spelling.ts';
import { splitLetters } from './split-letters.ts';

/** What has been typed in pinyin and is not in the text yet. Pure: who holds it decides when it changes. */
export interface Composition {
  /** Letters still to be turned into characters: a to z, and `'` between syllables. */
  readonly letters: string;
  /** Characters chosen for the letters before them, with those letters. */
  readonly chosen: readonly Choice[];
}

interface Choice {
  readonly text: string;
  readonly letters: string;
}

export const NO_COMPOSITION: Composition = { letters: '', chosen: [] };

/** More than anybody writes in one go; it keeps a child that leans on a key from slowing the kiosk down. */
export const MOST_LETTERS = 48;

export function isComposing({ letters, chosen }: Composition): boolean {
  return letters !== '' || chosen.length > 0;
}

/** Adds a letter (a to z) or a syllable break. A break with nothing to break, and a letter too many, change nothing. */
export function addLetter(composition: Composition, letter: string): Composition {
  const { letters, chosen } = composition;
  const isIdleBreak = letter === SYLLABLE_BREAK && (letters === '' || letters.endsWith(SYLLABLE_BREAK));
  if (isIdleBreak || letters.length >= MOST_LETTERS) return composition;
  return { letters: letters + letter, chosen };
}

/** Takes the last letter back. Where none is left, the last choice is open again. */
export function eraseLetter({ letters, chosen }: Composition): Composition {
  const shorter = letters.slice(0, -1);
  const last = chosen.at(-1);
  if (shorter !== '' || !last) return { letters: shorter, chosen };
  return { letters: last.letters, chosen: chosen.slice(0, -1) };
}

/** What the letters may mean, likeliest first. Empty only without letters. */
export function candidatesOf(dictionary: Dictionary, { letters }: Composition): readonly Candidate[] {
  return findCandidates(dictionary, letters);
}

/** The composition after a choice, and the text that is now complete: empty while letters are left. */
export function chooseCandidate(
  { letters, chosen }: Composition,
  { text, letterCount }: Candidate,
): { readonly composition: Composition; readonly committed: string } {
  const made = [...chosen, { text, letters: letters.slice(0, letterCount) }];
  const rest = letters.slice(letterCount);
  if (rest !== '') return { composition: { letters: rest, chosen: made }, committed: '' };
  return { composition: NO_COMPOSITION, committed: textOf(made) };
}

/** The text with the first candidate for all that is left. */
export function commitBest(dictionary: Dictionary, composition: Composition): string {
  let now = composition;
  while (now.letters !== '') {
    const [best] = candidatesOf(dictionary, now);
    if (!best) return commitLetters(now);
    const { composition: next, committed } = chooseCandidate(now, best);
    if (next.letters === '') return committed;
    now = next;
  }
  return textOf(now.chosen);
}

/** The text with the letters as they are. */
export function commitLetters({ letters, chosen }: Composition): string {
  return textOf(chosen) + letters.replaceAll(SYLLABLE_BREAK, '');
}

/** What to show of it: the characters chosen, and the letters by syllable. Without a dictionary in one piece. */
export function describeComposition(
  dictionary: Dictionary | null,
  { letters, chosen }: Composition,
): { readonly chosenText: string; readonly syllables: readonly string[] } {
  const syllables = dictionary ? splitLetters(dictionary, letters) : letters === '' ? [] : [letters];
  return { chosenText: textOf(chosen), syllables };
}

function textOf(chosen: readonly Choice[]): string {
  return chosen.map(({ text }) => text).join('');
}
