/** A word with one of its readings. */
export interface Word {
  readonly text: string;
  readonly syllables: readonly string[];
  /** How unlikely it is: -ln of its share of all words that people write. */
  readonly cost: number;
}

export interface Dictionary {
  /** All syllables that begin with the letter. */
  syllablesBy(letter: string): readonly string[];
  hasSyllable(syllable: string): boolean;
  /** All words whose first syllable this is. */
  wordsFrom(syllable: string): readonly Word[];
}

/** Words in all texts that the source was counted in; see dictionary/README.md. */
const WORDS_COUNTED = 95_000_000;

/**
 * Opens the word list (the text of dictionary/words.txt). Opening only finds the headings; a syllable's words are read
 * when they are first asked for, so that no tap has to wait for 55,000 words.
 */
export function openDictionary(text: string): Dictionary {
  const sections = new Map<string, string>();
  for (const section of text.split('# ').slice(1)) {
    const headingEnd = section.indexOf('\n');
    sections.set(section.slice(0, headingEnd), section.slice(headingEnd + 1));
  }
  const byLetter = Map.groupBy(sections.keys(), (syllable) => syllable.charAt(0));
  const read = new Map<string, readonly Word[]>();
  return {
    syllablesBy: (letter) => byLetter.get(letter) ?? [],
    hasSyllable: (syllable) => sections.has(syllable),
    wordsFrom: (syllable) => {
      const known = read.get(syllable);
      if (known) return known;
      const words = readSection(syllable, sections.get(syllable) ?? '');
      read.set(syllable, words);
      return words;
    },
  };
}

function readSection(first: string, section: string): Word[] {
  const words: Word[] = [];
  for (const line of section.split('\n')) {
    const syllables = [first];
    for (const part of line.split(' ')) {
      if (part === '') continue;
      if (isSyllable(part)) syllables.push(part);
      else words.push(readWord(part, syllables));
    }
  }
  return words;
}

function isSyllable(part: string): boolean {
  return part.charCodeAt(0) < 128;
}

/** `你好20728`: the word, then its count. */
function readWord(part: string, syllables: readonly string[]): Word {
  let textEnd = part.length;
  while (part.charCodeAt(textEnd - 1) < 128) textEnd--;
  const count = Number(part.slice(textEnd));
  return { text: part.slice(0, textEnd), syllables, cost: -Math.log(Math.max(count, 1) / WORDS_COUNTED) };
}
