import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fractionDigits, MAX_AMOUNT_MINOR } from '../../shared/domain/money.ts';
import { formatMoney } from './money.ts';

describe('formatMoney', () => {
  it.each([
    [3990, 'CNY', 'zh-CN', '¥39.90'],
    [3990, 'CNY', 'en', '¥39.90'],
    [5, 'CNY', 'zh-CN', '¥0.05'],
    [0, 'CNY', 'en', '¥0.00'],
    [123456, 'USD', 'en', '$1,234.56'],
    [990, 'JPY', 'en', '¥990'],
    [MAX_AMOUNT_MINOR, 'CNY', 'en', '¥999,999.99'],
  ])('writes %i %s for %s as %s', (amountMinor, currency, locale, text) => {
    expect(formatMoney(amountMinor, currency, locale)).toBe(text);
  });

  it('loses and gains no digit, whatever the amount, currency and language', () => {
    const amounts = fc.integer({ min: 0, max: MAX_AMOUNT_MINOR });
    const currencies = fc.constantFrom('CNY', 'USD', 'EUR', 'JPY', 'KRW', 'KWD');
    const locales = fc.constantFrom('en', 'zh-CN');
    fc.assert(
      fc.property(amounts, currencies, locales, (amountMinor, currency, locale) => {
        const digits = formatMoney(amountMinor, currency, locale).replace(/\D/g, '');
        expect(digits).toBe(String(amountMinor).padStart(fractionDigits(currency) + 1, '0'));
      }),
    );
  });
});
