import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseFileSchema } from '../../../shared/domain/case-geometry.ts';
import { GENERIC_FILE_NAME, loadCaseLibrary } from './case-library.ts';
import { brandWords, nameKey, namesOf, splitBrand } from './case-names.ts';

const CASES_FOLDER = join(import.meta.dirname, '../../../assets/cases');
const library = loadCaseLibrary(CASES_FOLDER);

const files = readdirSync(CASES_FOLDER)
  .filter((name) => name.endsWith('.json') && name !== GENERIC_FILE_NAME)
  .map((name) => caseFileSchema.parse(JSON.parse(readFileSync(join(CASES_FOLDER, name), 'utf8'))));
const words = brandWords(files);

const named = files.flatMap((file) =>
  file.cases.flatMap(({ caseId, ...geometry }) => {
    const names = namesOf(geometry);
    return names.map((name) => ({ caseId, brand: file.brand, chinese: file.brandChinese, name, names }));
  }),
);

const foundId = (brandName: string, modelName: string) => {
  const { geometry, exact } = library.find({ brandName, modelName });
  return exact ? geometry.caseId : null;
};

/** How lists garble a name: case, gaps between the words, a "Plus" written out, full-width signs. */
const garble = (name: string) =>
  fc
    .record({
      upper: fc.boolean(),
      gap: fc.constantFrom(' ', '  ', '-', '_', '\u3000', ''),
      plus: fc.constantFrom('+', '＋', ' Plus', ' PLUS'),
    })
    .map(({ upper, gap, plus }) => {
      const text = name.replaceAll(' ', gap).replaceAll('+', plus);
      return upper ? text.toUpperCase() : text.toLowerCase();
    });

const namedCase = fc.constantFrom(...named);

describe('every name of every model', () => {
  it('finds its own case, whatever way the brand is written', () => {
    for (const { caseId, brand, chinese, name } of named) {
      const ways: [string, string][] = [
        [brand, name],
        [brand.toUpperCase(), `${brand} ${name}`],
        [chinese, name],
        ['', `${chinese} ${name}`],
        ['', `${chinese}${name}`],
        ['', name],
      ];
      for (const [brandName, modelName] of ways) {
        expect(foundId(brandName, modelName), `${brandName} | ${modelName}`).toBe(caseId);
      }
    }
  });

  it('survives case, gaps, punctuation and a Plus in words', () => {
    const garbled = namedCase.chain((one) => fc.tuple(fc.constant(one), garble(one.name)));
    fc.assert(
      fc.property(garbled, ([{ brand, caseId }, modelName]) => foundId(brand, modelName) === caseId),
      { numRuns: 1000 },
    );
  });

  it('is not found with more at its end, unless that is a name of the case as well', () => {
    const more = fc.constantFrom('+', ' Pro', ' Pro Max', ' Ultra', ' Plus', ' FE', ' Lite', 'e', 'T', '0');
    fc.assert(
      fc.property(namedCase, more, ({ brand, caseId, name, names }, tail) => {
        fc.pre(!names.some((own) => nameKey(own) === nameKey(name + tail)));
        return foundId(brand, name + tail) !== caseId;
      }),
      { numRuns: 1000 },
    );
  });

  it('is not found under the brand of another maker, once its own brand is left out', () => {
    fc.assert(
      fc.property(namedCase, namedCase, (one, other) => {
        fc.pre(one.brand !== other.brand);
        const { modelKey } = splitBrand(nameKey(one.name), words);
        return foundId(other.brand, modelKey) !== one.caseId;
      }),
      { numRuns: 1000 },
    );
  });
});

describe('names from the interface document and from shops', () => {
  it.each([
    ['SAMSUNG', 'SAMSUNG Galaxy S22+', 'samsung-galaxy-s22-plus'],
    ['三星', '三星 Galaxy S22+', 'samsung-galaxy-s22-plus'],
    ['SAMSUNG', 'Galaxy S22', 'samsung-galaxy-s22'],
    ['SAMSUNG', 'S22 Plus 5G', 'samsung-galaxy-s22-plus'],
    ['', 'iPhone 15', 'apple-iphone-15'],
    ['', 'iPhone 15 Pro', 'apple-iphone-15-pro'],
    ['Apple', 'Apple iPhone 15 Pro Max', 'apple-iphone-15-pro-max'],
    ['苹果', '苹果15 Pro', 'apple-iphone-15-pro'],
    ['小米', 'Redmi K70', 'redmi-k70'],
    ['Xiaomi', 'Xiaomi Redmi K70', 'redmi-k70'],
    ['Xiaomi', '15', 'xiaomi-15'],
    ['Nothing', 'Nothing CMF Phone 1', 'nothing-cmf-phone-1'],
    ['CMF', 'Phone 1', 'nothing-cmf-phone-1'],
    ['Nothing', 'Phone 1', 'nothing-phone-1'],
    ['Motorola', 'Motorola moto g86', 'motorola-moto-g86'],
  ])('finds %s | %s', (brandName, modelName, caseId) => {
    expect(foundId(brandName, modelName)).toBe(caseId);
  });

  it.each([
    ['OnePlus', '15 Pro'],
    ['TECNO', 'Phone 1'],
    ['LG', 'V60'],
    ['', '13T'],
    ['', ''],
    ['Apple', ''],
    ['Apple', 'iPhone'],
    ['Apple', 'iPhone 4'],
    ['SAMSUNG', 'Galaxy Z Flip 7'],
    ['Redmi', 'Redmi Note 14 4G'],
  ])('takes the stand-in for %s | %s', (brandName, modelName) => {
    const { geometry, exact } = library.find({ brandName, modelName });
    expect(exact).toBe(false);
    expect(geometry.caseId).toBe('generic-phone');
  });
});
