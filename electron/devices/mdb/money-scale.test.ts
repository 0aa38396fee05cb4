import { describe, expect, it } from 'vitest';
import { createMoneyScale } from './money-scale.ts';

const money = (currency: string) => ({ currency, countryCodes: [] });
const scaleOf = (countryCode: string, scale: number, decimals: number, currency: string) => {
  const created = createMoneyScale({ countryCode, scale, decimals }, money(currency));
  return created.ok ? created.value : created.error;
};

describe('the money of a peripheral', () => {
  it.each([
    ['1156', 10, 2, 'CNY', 10],
    ['0086', 100, 2, 'CNY', 100],
    ['1978', 5, 2, 'EUR', 5],
    ['0001', 1, 1, 'USD', 10],
    ['1392', 10, 0, 'JPY', 10],
    ['1392', 100, 1, 'JPY', 10],
    ['1414', 5, 3, 'KWD', 5],
  ])('%s, scale %i, %i decimals is %s in units of %i', (code, scale, decimals, currency, unitMinor) => {
    expect(scaleOf(code, scale, decimals, currency)).toMatchObject({ unitMinor });
  });

  it.each([
    ['1978', 1, 2, 'CNY', 'another currency'],
    ['0001', 1, 2, 'CNY', 'another country'],
    ['9156', 1, 2, 'CNY', 'no such form'],
    ['1156', 1, 3, 'CNY', 'a tenth of a fen'],
    ['1156', 0, 2, 'CNY', 'no value at all'],
    ['1156', 65_535, 0, 'XXX', 'a currency nobody knows'],
  ])('%s, scale %i, %i decimals is refused for %s: %s', (code, scale, decimals, currency) => {
    expect(typeof scaleOf(code, scale, decimals, currency)).toBe('string');
  });

  it('is taken under a code that the configuration allows', () => {
    const facts = { countryCode: '0999', scale: 1, decimals: 2 };
    expect(createMoneyScale(facts, { currency: 'CNY', countryCodes: ['0999'] }).ok).toBe(true);
  });

  it('refuses what it cannot name exactly and what overflows', () => {
    const scale = scaleOf('1156', 10, 2, 'CNY');
    if (typeof scale === 'string') throw new Error(scale);
    expect(scale.toUnits(1990, 0xfffe)).toEqual({ ok: true, value: 199 });
    expect(scale.toUnits(1995, 0xfffe).ok).toBe(false);
    expect(scale.toUnits(0, 0xfffe).ok).toBe(false);
    expect(scale.toUnits(655_350, 0xfffe).ok).toBe(false);
    expect(scale.toMinor(0xffffffff).ok).toBe(false);
  });
});
