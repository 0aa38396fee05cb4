import { describe, expect, it } from 'vitest';
import english from '../../assets/locales/en.json';
import welcomeEnglish from '../../assets/locales/welcome/en.json';
import welcomeChinese from '../../assets/locales/welcome/zh-CN.json';
import chinese from '../../assets/locales/zh-CN.json';

type Tree = { readonly [key: string]: string | Tree };

const PLURAL_FORMS = new Set(['zero', 'one', 'two', 'few', 'many', 'other']);

const isPlural = (entry: string | Tree): entry is Tree =>
  typeof entry !== 'string' && 'other' in entry && Object.keys(entry).every((form) => PLURAL_FORMS.has(form));

/** All texts of a key: one, or one per plural form. */
function textsByKey(tree: Tree, path = ''): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [name, entry] of Object.entries(tree)) {
    const key = path + name;
    if (typeof entry === 'string') found.set(key, [entry]);
    else if (isPlural(entry)) found.set(key, Object.values(entry).map(String));
    else for (const [inner, texts] of textsByKey(entry, `${key}.`)) found.set(inner, texts);
  }
  return found;
}

const placeholders = (texts: readonly string[]) =>
  [...new Set(texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1])))].sort();

/** Latin words that Chinese shoppers read as they are, and names that a technician knows. */
const ALLOWED_LATIN =
  /GB|PDF|PIN|QR|DEMO|USB|U盘|MDB|IPP|VMC|Modbus|Qibixx|Wafer|ERP|goBox|C8|\bbooksToken\b|\{\w+\}/g;

describe.each([
  ['the screens', english, chinese],
  ['the welcome', welcomeEnglish, welcomeChinese],
])('catalogues of %s', (_name, en, zh) => {
  const englishTexts = textsByKey(en);
  const chineseTexts = textsByKey(zh);

  it('have the same keys', () => {
    expect([...chineseTexts.keys()].sort()).toEqual([...englishTexts.keys()].sort());
  });

  it('have the same placeholders in every key', () => {
    for (const [key, texts] of englishTexts) {
      expect([key, placeholders(chineseTexts.get(key) ?? [])]).toEqual([key, placeholders(texts)]);
    }
  });

  it('have no empty text', () => {
    const empty = [...englishTexts, ...chineseTexts].filter(([, texts]) =>
      texts.some((text) => !text.trim()),
    );
    expect(empty).toEqual([]);
  });

  it('have no English words in Chinese, and no Chinese in English', () => {
    const inChinese = [...chineseTexts].filter(([, texts]) =>
      texts.some((text) => /[A-Za-z]/.test(text.replace(ALLOWED_LATIN, ''))),
    );
    const inEnglish = [...englishTexts].filter(([, texts]) =>
      texts.some((text) => /\p{Script=Han}/u.test(text)),
    );
    expect([inChinese, inEnglish]).toEqual([[], []]);
  });

  it('have the plural forms that English needs', () => {
    const counted = [...englishTexts].filter(([, texts]) => placeholders(texts).includes('count'));
    expect(counted.filter(([, texts]) => texts.length < 2)).toEqual([]);
  });
});
