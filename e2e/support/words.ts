import english from '../../assets/locales/en.json' with { type: 'json' };
import welcomeEnglish from '../../assets/locales/welcome/en.json' with { type: 'json' };
import welcomeChinese from '../../assets/locales/welcome/zh-CN.json' with { type: 'json' };
import chinese from '../../assets/locales/zh-CN.json' with { type: 'json' };
import type { LanguageKey } from '../../renderer/state/language.ts';
import { translate, type Values } from '../../renderer/state/translate.ts';
import type { WelcomeKey } from '../../renderer/state/welcome.ts';
import type { Locale } from '../../shared/contract/kiosk.ts';

export type { LanguageKey };

const catalogues = { en: english, 'zh-CN': chinese };
const welcomes = { en: welcomeEnglish, 'zh-CN': welcomeChinese };

/** What the screen says, out of the product's own catalogue: tests find buttons by it as shoppers do. */
export const words = (locale: Locale, key: LanguageKey, values?: Values): string =>
  translate(catalogues[locale], locale, key, values);

/** The words of the attract and out-of-service screens. */
export const welcomeWords = (locale: Locale, key: WelcomeKey, values?: Values): string =>
  translate(welcomes[locale], locale, key, values);
