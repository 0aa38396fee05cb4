import type { Dictionary } from './dictionary.ts';
import { normaliseLetters, SYLLABLE_BREAK } from './spelling.ts';

interface Split {
  readonly pieces: readonly string[];
  readonly cost: number;
}

const COST = { syllable: 1, openSyllable: 1.5, letter: 3 };

/** The letters in syllables, for the eye: `nihaom` as ni, hao, m. Breaks that were typed are kept, and not shown. */
export function splitLetters(dictionary: Dictionary, letters: string): readonly string[] {
  return normaliseLetters(letters)
    .split(SYLLABLE_BREAK)
    .filter((stretch) => stretch !== '')
    .flatMap((stretch) => splitStretch(dictionary, stretch));
}

/** From the end to the beginning, so that of two equal splits the one with the longer first syllable is taken. */
function splitStretch(dictionary: Dictionary, stretch: string): readonly string[] {
  const best: Split[] = [];
  best[stretch.length] = { pieces: [], cost: 0 };
  for (let from = stretch.length - 1; from >= 0; from--) {
    best[from] = bestFrom(dictionary, stretch, from, best);
  }
  return best[0]?.pieces ?? [];
}

function bestFrom(dictionary: Dictionary, stretch: string, from: number, best: readonly Split[]): Split {
  let found: Split = { pieces: [], cost: Number.POSITIVE_INFINITY };
  for (let end = stretch.length; end > from; end--) {
    const rest = best[end];
    const piece = stretch.slice(from, end);
    const cost = costOf(dictionary, piece, end === stretch.length);
    if (rest && cost !== null && rest.cost + cost < found.cost) {
      found = { pieces: [piece, ...rest.pieces], cost: rest.cost + cost };
    }
  }
  return found;
}

function costOf(dictionary: Dictionary, piece: string, isLast: boolean): number | null {
  if (dictionary.hasSyllable(piece)) return COST.syllable;
  if (isLast && isOpenSyllable(dictionary, piece)) return COST.openSyllable;
  return piece.length === 1 ? COST.letter : null;
}

function isOpenSyllable(dictionary: Dictionary, piece: string): boolean {
  return dictionary.syllablesBy(piece.charAt(0)).some((syllable) => syllable.startsWith(piece));
}
