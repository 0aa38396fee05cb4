/** One entry of a long list. */
export interface Pick {
  readonly value: string;
  readonly label: string;
  /** What tells it from others of a like name. */
  readonly detail: string;
}

/** Lower case, without accents, and with blanks for all that is not a letter or a digit. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * The entries in which every word of the query begins some word (Chinese has no blanks: there it may stand anywhere), those
 * whose name itself begins with it first.
 */
export function findPicks(picks: readonly Pick[], query: string): readonly Pick[] {
  const wanted = plain(query).split(' ').filter(Boolean);
  const [first] = wanted;
  if (first === undefined) return picks;
  const found = picks.filter(({ value, label, detail }) => {
    const text = ` ${plain(`${label} ${detail} ${value}`)}`;
    return wanted.every((word) => text.includes(/^[a-z0-9]/.test(word) ? ` ${word}` : word));
  });
  const isNamed = ({ label, value }: Pick) =>
    plain(label).startsWith(first) || plain(value).startsWith(first);
  return [...found.filter(isNamed), ...found.filter((pick) => !isNamed(pick))];
}
