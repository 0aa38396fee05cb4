import { fractionDigits } from '../../shared/domain/money.ts';
import type { PanelLocale } from './words.ts';

/** Amounts of the kiosk's currency, from minor units. */
export function moneyFormat(currency: string, locale: PanelLocale): (amountMinor: number) => string {
  const digits = fractionDigits(currency);
  const short = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: 0,
    maximumFractionDigits: digits,
  });
  return (amountMinor) => short.format(amountMinor / 10 ** digits);
}
