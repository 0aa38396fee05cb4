/** What a key of a Latin keyboard types in Chinese. */
const FORMS: Readonly<Record<string, string>> = {
  ',': '，',
  '.': '。',
  '?': '？',
  '!': '！',
  ':': '：',
  ';': '；',
  '(': '（',
  ')': '）',
  '[': '【',
  ']': '】',
  '<': '《',
  '>': '》',
  '\\': '、',
  '^': '……',
  _: '——',
  $: '￥',
  '~': '～',
  '`': '·',
};

const QUOTES: Readonly<Record<string, readonly [string, string]>> = { '"': ['“', '”'], "'": ['‘', '’'] };

/** A full stop or colon right behind a figure belongs to it: 5.20, 13:14. */
const PART_OF_A_NUMBER = new Set(['.', ':']);

/** The Chinese form of what a Latin key types; `before` is the text that it comes after. */
export function chineseForm(key: string, before: string): string {
  const quotes = QUOTES[key];
  if (quotes) return isQuoteOpen(before, quotes) ? quotes[1] : quotes[0];
  if (PART_OF_A_NUMBER.has(key) && /\d$/.test(before)) return key;
  return FORMS[key] ?? key;
}

function isQuoteOpen(before: string, [opening, closing]: readonly [string, string]): boolean {
  return before.lastIndexOf(opening) > before.lastIndexOf(closing);
}
