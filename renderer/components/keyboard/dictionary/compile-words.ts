/**
 * Makes words.txt, the word list of the pinyin keyboard, out of the list inside the package simple-ime and our own
 * kiosk-words.txt. Runs in words.test.ts only: what the page loads is words.txt.
 */

/** Reading of a word, syllable by syllable, and how often it is written (occurrences in the source's texts). */
interface Reading {
  readonly syllables: readonly string[];
  readonly text: string;
  readonly frequency: number;
}

/** One line of the source: the key that is typed, then words, each with its count right behind it. */
const SOURCE_LINE = /^([a-z]+) (.+)$/u;
const SOURCE_WORD = /(\p{Script=Han}+)(\d+)/gu;
const HAS_VOWEL = /[aeiouv]/u;

/**
 * The source lists a word under its whole spelling (nihao) and under its initials (nh), run together. Only the first is
 * kept, cut into syllables by the readings of the single characters, which also tells fang'an from fan'gan.
 */
export function compileWords(source: string, kioskWords: string): string {
  const entries = readSource(source);
  const readings = readingsOfCharacters(entries);
  const words = entries.flatMap(({ key, text, frequency }) =>
    cutBy(readings, key, [...text]).map((syllables) => ({ syllables, text, frequency })),
  );
  return formatWords(withoutRepeats([...words, ...readKioskWords(kioskWords)]));
}

/** The list inside the package's program, which knows it only as one long text. Throws if it is not where it was. */
export function findWordList(program: string): string {
  const pieces = program.split('`');
  const found = pieces.find((piece) => piece.startsWith('ba 吧'));
  if (!found) throw new Error('the package holds no word list where it used to');
  return found;
}

function readSource(source: string): { key: string; text: string; frequency: number }[] {
  return source.split('\n').flatMap((line) => {
    const [, key, words] = SOURCE_LINE.exec(line) ?? [];
    // Keys without a vowel are initials, or the grunts n, ng and m, which are listed as en too.
    if (!key || !words || !HAS_VOWEL.test(key)) return [];
    return [...words.matchAll(SOURCE_WORD)].map(([, text = '', count]) => ({
      key,
      text,
      frequency: Number(count),
    }));
  });
}

function readingsOfCharacters(entries: readonly { key: string; text: string }[]): Map<string, Set<string>> {
  const readings = new Map<string, Set<string>>();
  for (const { key, text } of entries) {
    if ([...text].length !== 1) continue;
    const known = readings.get(text) ?? new Set();
    readings.set(text, known.add(key));
  }
  return readings;
}

/** All ways of reading the characters so that their syllables run together are the key. */
function cutBy(
  readings: ReadonlyMap<string, ReadonlySet<string>>,
  key: string,
  characters: readonly string[],
): readonly string[][] {
  const [first, ...rest] = characters;
  if (first === undefined) return key === '' ? [[]] : [];
  return [...(readings.get(first) ?? [])]
    .filter((syllable) => key.startsWith(syllable))
    .flatMap((syllable) =>
      cutBy(readings, key.slice(syllable.length), rest).map((tail) => [syllable, ...tail]),
    );
}

/** Lines like `shou ji ke 手机壳 3000`; `//` begins a remark. */
function readKioskWords(kioskWords: string): Reading[] {
  return kioskWords.split('\n').flatMap((line) => {
    const parts = line.trim().split(' ');
    if (parts.length < 3 || line.startsWith('//')) return [];
    const text = parts.at(-2) ?? '';
    return [{ syllables: parts.slice(0, -2), text, frequency: Number(parts.at(-1)) }];
  });
}

/** The same word and reading twice: the higher count wins. */
function withoutRepeats(words: readonly Reading[]): Reading[] {
  const found = new Map<string, Reading>();
  for (const word of words) {
    const key = `${word.syllables.join(' ')} ${word.text}`;
    if (word.frequency >= (found.get(key)?.frequency ?? 0)) found.set(key, word);
  }
  return [...found.values()];
}

/** The form that pinyin/dictionary.ts reads: a heading per first syllable, below it the rest of the reading and its words. */
function formatWords(words: readonly Reading[]): string {
  const byFirst = Map.groupBy(words, ({ syllables }) => syllables[0] ?? '');
  const sections = [...byFirst].sort(byKey).map(([first, section]) => {
    const byRest = Map.groupBy(section, ({ syllables }) => syllables.slice(1).join(' '));
    const lines = [...byRest].sort(byKey).map(([rest, line]) => [rest, ...formatLine(line)].join(' ').trim());
    return `# ${first}\n${lines.join('\n')}\n`;
  });
  return sections.join('');
}

function formatLine(line: readonly Reading[]): string[] {
  return [...line].sort((a, b) => b.frequency - a.frequency).map(({ text, frequency }) => text + frequency);
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
