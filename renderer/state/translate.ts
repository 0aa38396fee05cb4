/** Values for the placeholders of a text. `count` chooses the plural form as well. */
export type Values = Readonly<Record<string, string | number>>;

/** A text with plural forms, by the categories of Intl.PluralRules. */
type Plural = { other: string };

/** What another language's catalogue must look like: the same keys, with the plural forms that it needs itself. */
export type Shape<Tree> = {
  readonly [Key in keyof Tree]: Tree[Key] extends string
    ? string
    : Tree[Key] extends Plural
      ? Plural & Partial<Record<Exclude<Intl.LDMLPluralRule, 'other'>, string>>
      : Shape<Tree[Key]>;
};

/** Dotted paths of all texts of a catalogue. */
export type KeyOf<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string | Plural ? Key : `${Key}.${KeyOf<Tree[Key]>}`;
}[keyof Tree & string];

/** Reads the text at a dotted path and fills in its `{placeholders}`. Numbers are written the language's way. */
export function translate(catalogue: object, locale: string, key: string, values: Values = {}): string {
  const text = chooseForm(findEntry(catalogue, key), locale, values);
  // The types rule this out; should it happen all the same, a shopper is better served by a bare key than by a dead screen.
  if (text === undefined) return key;
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values[name];
    if (value === undefined) return placeholder;
    return typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : value;
  });
}

function findEntry(catalogue: object, key: string): unknown {
  let entry: unknown = catalogue;
  for (const part of key.split('.')) {
    entry = isRecord(entry) && Object.hasOwn(entry, part) ? entry[part] : undefined;
  }
  return entry;
}

function chooseForm(entry: unknown, locale: string, values: Values): string | undefined {
  if (typeof entry === 'string') return entry;
  if (!isRecord(entry)) return undefined;
  const form = new Intl.PluralRules(locale).select(Number(values.count ?? 0));
  const text = entry[form] ?? entry.other;
  return typeof text === 'string' ? text : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
