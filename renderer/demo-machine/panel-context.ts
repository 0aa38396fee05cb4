import { createContext, useContext } from 'react';
import { fractionDigits } from '../../shared/domain/money.ts';
import { formatMoney } from '../state/money.ts';
import { WORDS, type Word } from './panel-words.ts';
import { CHOICES, COUNTERS, FIELDS, OUTCOMES, REASONS, UNITS, VERBS, type Words } from './words.ts';

export type PanelLocale = 'en' | 'zh-CN';

/** What everything on the panel is written in. */
export const PanelContext = createContext<{ readonly locale: PanelLocale; readonly currency: string }>({
  locale: 'en',
  currency: 'CNY',
});

/** The words of the chosen language. What a simulator names and this page does not know is shown by its own name. */
export function useWords() {
  const { locale } = useContext(PanelContext);
  const index = locale === 'en' ? 0 : 1;
  const from = (words: Words) => (name: string) => words[name]?.[index] ?? name;
  return {
    locale,
    /** `{name}` in the words is filled in with the value of that name. */
    t: (word: Word, values: Readonly<Record<string, string>> = {}): string =>
      WORDS[word][index].replace(/\{(\w+)\}/g, (hole, name: string) => values[name] ?? hole),
    verb: from(VERBS),
    field: from(FIELDS),
    /** Empty where a field has no unit. */
    unit: (name: string): string => UNITS[name]?.[index] ?? '',
    choice: from(CHOICES),
    reason: from(REASONS),
    counter: from(COUNTERS),
    outcome: from(OUTCOMES),
  };
}

/** Amounts of the kiosk's currency. */
export function useMoney() {
  const { locale, currency } = useContext(PanelContext);
  const digits = fractionDigits(currency);
  const parts = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
  return {
    currency,
    symbol: parts.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? currency,
    /** As it is shown: ¥39.90. */
    format: (amountMinor: number): string => formatMoney(amountMinor, currency, locale),
    /** As it is typed: 39.90. */
    typed: (amountMinor: number): string => (amountMinor / 10 ** digits).toFixed(digits),
  };
}
