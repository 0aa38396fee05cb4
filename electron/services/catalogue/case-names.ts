import type { CaseFile, CaseGeometry } from '../../../shared/domain/case-geometry.ts';

/** What people say instead of the brand. Only words that no other brand uses, and that carry no meaning of their own. */
const PRODUCT_LINES: Readonly<Record<string, readonly string[]>> = {
  Apple: ['iPhone'],
  Google: ['Pixel'],
  Motorola: ['moto'],
  Samsung: ['Galaxy'],
  Sony: ['Xperia'],
};

/** A name with everything taken out that lists write in different ways. "S22 Plus" and "S22＋" come out alike, and unlike "S22". */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('plus', '+')
    .replace(/[^\p{L}\p{N}+]/gu, '');
}

export interface BrandWord {
  readonly key: string;
  readonly brand: string;
}

/** The words that name a brand at the head of a name, longest first, so that "motorola" is not read as "moto". */
export function brandWords(files: readonly Pick<CaseFile, 'brand' | 'brandChinese'>[]): BrandWord[] {
  return files
    .flatMap(({ brand, brandChinese }) =>
      [brand, brandChinese, ...(PRODUCT_LINES[brand] ?? [])].map((word) => ({ key: nameKey(word), brand })),
    )
    .filter(({ key }) => key !== '')
    .sort((one, other) => other.key.length - one.key.length);
}

/** Takes brand words off the head of a key; the last one counts, so that "Xiaomi Redmi K70" is a Redmi. */
export function splitBrand(
  key: string,
  words: readonly BrandWord[],
): { brand: string | null; modelKey: string } {
  let brand: string | null = null;
  let modelKey = key;
  for (;;) {
    const word = words.find((candidate) => modelKey.startsWith(candidate.key));
    if (!word) return { brand, modelKey };
    brand = word.brand;
    modelKey = modelKey.slice(word.key.length);
  }
}

/** Every name under which a case can be looked up. */
export const namesOf = ({ model, aliases }: Pick<CaseGeometry, 'model' | 'aliases'>): readonly string[] => [
  model,
  ...aliases,
];

/** The key, and the key without a "5G" at its end: most lists add it to a phone that exists in no other kind. */
export const keysToTry = (modelKey: string): readonly string[] =>
  modelKey.endsWith('5g') ? [modelKey, modelKey.slice(0, -2)] : [modelKey];
