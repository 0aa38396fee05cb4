import * as z from 'zod/mini';
import { formatAmount, fractionDigits } from './money-format.ts';
import { err, ok, type Result } from './result.ts';

export { formatAmount, fractionDigits };

export const currencySchema = z.string().check(z.regex(/^[A-Z]{3}$/));

/** Largest amount that the kiosk handles, in minor units: far over any case, far under 2^53. */
export const MAX_AMOUNT_MINOR = 99_999_999;
export const amountMinorSchema = z.number().check(z.int(), z.minimum(0), z.maximum(MAX_AMOUNT_MINOR));

/**
 * Reads an amount as the backends send it (a JSON number or a decimal string, in major units) into minor units.
 * Works on the decimal digits, never in floating point. Refuses negative amounts, more digits than the currency
 * has, and anything over MAX_AMOUNT_MINOR.
 */
export function parseAmount(wire: number | string, currency: string): Result<number, string> {
  const text = String(wire).trim();
  const match = /^(\d{1,9})(?:\.(\d+))?$/.exec(text);
  if (!match) return err(`"${text.slice(0, 32)}" is not an amount`);
  const digits = fractionDigits(currency);
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  if (fraction.length > digits) return err(`"${text}" has more than ${digits} decimals for ${currency}`);
  const amountMinor = Number(`${match[1]}${fraction.padEnd(digits, '0')}`);
  return amountMinor <= MAX_AMOUNT_MINOR ? ok(amountMinor) : err(`"${text}" is too large an amount`);
}

/** The amount as the JSON number that the wire wants. Exact: the nearest double of the decimal text. */
export function wireAmount(amountMinor: number, currency: string): number {
  return Number(formatAmount(amountMinor, currency));
}
