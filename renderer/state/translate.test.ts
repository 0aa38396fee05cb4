import { describe, expect, it } from 'vitest';
import { translate } from './translate.ts';

const catalogue = {
  plain: 'Hello',
  part: { named: 'Hello {name}', counted: { one: '{count} case', other: '{count} cases' } },
};

describe('translate', () => {
  it('reads a dotted key', () => {
    expect(translate(catalogue, 'en', 'plain')).toBe('Hello');
  });

  it('fills in placeholders, and leaves one without a value as it is', () => {
    expect(translate(catalogue, 'en', 'part.named', { name: 'Ada' })).toBe('Hello Ada');
    expect(translate(catalogue, 'en', 'part.named')).toBe('Hello {name}');
  });

  it('does not fill in what a value brings along', () => {
    expect(translate(catalogue, 'en', 'part.named', { name: '{count}', count: 3 })).toBe('Hello {count}');
  });

  it.each([
    ['en', 1, '1 case'],
    ['en', 0, '0 cases'],
    ['en', 1200, '1,200 cases'],
    // Chinese has the one form only.
    ['zh-CN', 1, '1 cases'],
  ])('chooses the plural form of %s for %i', (locale, count, text) => {
    expect(translate(catalogue, locale, 'part.counted', { count })).toBe(text);
  });

  it.each(['missing', 'part', 'plain.deeper', 'part.missing', 'constructor', '__proto__.x'])(
    'shows the bare key %s rather than fail',
    (key) => {
      expect(translate(catalogue, 'en', key)).toBe(key);
    },
  );
});
