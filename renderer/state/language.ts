import { use } from 'react';
import type en from '../../assets/locales/en.json';
import type { Locale } from '../../shared/contract/kiosk.ts';
import { formatMoney } from './money.ts';
import { useLocale } from './session-store.ts';
import { type KeyOf, type Shape, translate, type Values } from './translate.ts';

export type { Values } from './translate.ts';

/** Every catalogue has the keys of the English one: a missing key is a type error here. */
export type Catalogue = Shape<typeof en>;
export type LanguageKey = KeyOf<typeof en>;

/** All that a screen needs to speak to the shopper. */
export interface Language {
  readonly locale: Locale;
  t(key: LanguageKey, values?: Values): string;
  /** An amount in minor units as people write it: 3990 and CNY give "¥39.90". */
  money(amountMinor: number, currency: string): string;
  /** Time of day of a moment, milliseconds since 1970. */
  time(atMs: number): string;
}

const load: Readonly<Record<Locale, () => Promise<Catalogue>>> = {
  en: () => import('../../assets/locales/en.json').then((file) => file.default),
  'zh-CN': () => import('../../assets/locales/zh-CN.json').then((file) => file.default),
};

const loading = new Map<Locale, Promise<Language>>();

/** Fetches a language's texts. They are part of the app, so this takes milliseconds. */
export function loadLanguage(locale: Locale): Promise<Language> {
  const running = loading.get(locale);
  if (running) return running;
  const begun = load[locale]().then((catalogue) => {
    const language = createLanguage(locale, catalogue);
    // What React itself would note down on a promise that it waited for: with it `use` gives the value at once.
    Object.assign(begun, { status: 'fulfilled', value: language });
    return language;
  });
  loading.set(locale, begun);
  begun.catch(() => loading.delete(locale));
  return begun;
}

/** The screen's language. Suspends for the moment that its texts need to load. */
export function useLanguage(): Language {
  return use(loadLanguage(useLocale()));
}

export function createLanguage(locale: Locale, catalogue: Catalogue): Language {
  const time = new Intl.DateTimeFormat(locale, {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  return {
    locale,
    t: (key, values) => translate(catalogue, locale, key, values),
    money: (amountMinor, currency) => formatMoney(amountMinor, currency, locale),
    time: (atMs) => time.format(atMs),
  };
}
