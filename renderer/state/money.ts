import { formatAmount, fractionDigits } from '../../shared/domain/money-format.ts';

/**
 * An amount in minor units as people of that language write it. The decimal text goes to Intl as it is, which reads
 * it digit by digit: there is no floating point on the way. The narrow symbol gives "¥39.90" in English as well.
 */
export function formatMoney(amountMinor: number, currency: string, locale: string): string {
  const digits = fractionDigits(currency);
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return format.format(formatAmount(amountMinor, currency) as Intl.StringNumericLiteral);
}
