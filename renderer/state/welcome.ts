import english from '../../assets/locales/welcome/en.json';
import chinese from '../../assets/locales/welcome/zh-CN.json';
import type { Locale } from '../../shared/contract/kiosk.ts';
import { type KeyOf, type Shape, translate, type Values } from './translate.ts';

type WelcomeCatalogue = Shape<typeof english>;
export type WelcomeKey = KeyOf<typeof english>;

/** What is on the screen before anybody has chosen a language. Small, since it loads before the first picture. */
const catalogues: Readonly<Record<Locale, WelcomeCatalogue>> = { en: english, 'zh-CN': chinese };

export function welcome(locale: Locale, key: WelcomeKey, values?: Values): string {
  return translate(catalogues[locale], locale, key, values);
}
