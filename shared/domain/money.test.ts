import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmount, MAX_AMOUNT_MINOR, parseAmount, wireAmount } from './money.ts';

const currency = fc.constantFrom('CNY', 'JPY', 'KWD', 'EUR');
const amountMinor = fc.integer({ min: 0, max: MAX_AMOUNT_MINOR });

describe('money on the wire', () => {
  it('comes back to the same minor units through JSON, for every amount and currency', () => {
    fc.assert(
      fc.property(amountMinor, currency, (amount, code) => {
        const wire: unknown = JSON.parse(JSON.stringify({ amount: wireAmount(amount, code) })).amount;
        expect(parseAmount(Number(wire), code)).toEqual({ ok: true, value: amount });
        expect(parseAmount(formatAmount(amount, code), code)).toEqual({ ok: true, value: amount });
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    [10, 'CNY', 1000],
    [39.9, 'CNY', 3990],
    [0.1, 'CNY', 10],
    ['1.10', 'CNY', 110],
    [1200, 'JPY', 1200],
    [1.234, 'KWD', 1234],
    [8.2, 'CNY', 820],
    [1.005, 'KWD', 1005],
  ])('reads %s %s as %s minor units', (wire, code, expected) => {
    expect(parseAmount(wire, code)).toEqual({ ok: true, value: expected });
  });

  it.each([
    [-1, 'CNY'],
    [1.005, 'CNY'],
    [0.5, 'JPY'],
    [Number.NaN, 'CNY'],
    [Number.POSITIVE_INFINITY, 'CNY'],
    [1e-7, 'CNY'],
    [1e21, 'CNY'],
    ['', 'CNY'],
    ['1,50', 'CNY'],
    ['0x10', 'CNY'],
    [999_999_999, 'CNY'],
  ])('refuses %s %s rather than rounding it', (wire, code) => {
    expect(parseAmount(wire, code).ok).toBe(false);
  });
});
