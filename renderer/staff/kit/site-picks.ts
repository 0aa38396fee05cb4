import { CHINESE_CITIES } from './city-names.ts';
import type { Pick } from './picks.ts';

/** The settings that are picked from a list, by their names in the configuration. */
export type SitePick = 'timeZone' | 'currency';

export const isSitePick = (name: unknown): name is SitePick => name === 'timeZone' || name === 'currency';

/** Money that is in use, by ISO 4217: what the browser itself lists has the marks and lire of the past, too. */
const CURRENCIES =
  `AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF
CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD
IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR
MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP
SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG`.split(
    /\s+/,
  );

const USUAL: Record<SitePick, readonly string[]> = {
  timeZone: [
    'Asia/Shanghai',
    'Asia/Hong_Kong',
    'Asia/Singapore',
    'Asia/Tokyo',
    'Europe/London',
    'Europe/Berlin',
    'America/New_York',
    'America/Los_Angeles',
  ],
  currency: ['CNY', 'HKD', 'SGD', 'JPY', 'GBP', 'EUR', 'USD'],
};

/** What comes first: this computer’s own time zone, unless nobody has set it, and what many kiosks have. */
export function usualPicks(name: SitePick): readonly string[] {
  if (name === 'currency') return USUAL.currency;
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return [...new Set([...(timeZone.includes('/') ? [timeZone] : []), ...USUAL.timeZone])];
}

/** All that can be picked, or these alone, in the words of a language and in their order. */
export function sitePicks(
  name: SitePick,
  locale: string,
  nowMs: number,
  values: readonly string[] = name === 'currency' ? CURRENCIES : timeZones(),
): readonly Pick[] {
  const toPick = name === 'currency' ? currencyIn(locale) : timeZoneIn(locale, nowMs);
  const { compare } = new Intl.Collator(locale);
  return values.map(toPick).sort((a, b) => compare(a.label, b.label));
}

/** Browsers list places alone. */
const timeZones = (): readonly string[] => [
  ...new Set([...Intl.supportedValuesOf('timeZone'), 'Asia/Shanghai', 'UTC']),
];

function currencyIn(locale: string): (value: string) => Pick {
  const names = new Intl.DisplayNames(locale, { type: 'currency', fallback: 'code' });
  return (value) => ({ value, label: value, detail: names.of(value) ?? value });
}

/** Cities without a name in the language are written as everywhere; what their time is called, and how far it is from Greenwich, tells the rest. */
const timeZoneIn =
  (locale: string, nowMs: number) =>
  (value: string): Pick => {
    const known = locale.startsWith('zh') ? CHINESE_CITIES[value] : undefined;
    const place = known ?? (value.split('/').slice(1).reverse().join(', ') || value);
    const offset = partOf(value, 'en', 'shortOffset', nowMs);
    const called = partOf(value, locale, 'longGeneric', nowMs);
    // Where a language has no name for a place, it is told by its English one: that stands above already.
    const isTold = locale.startsWith('en') || !/[A-Za-z]/.test(called);
    return { value, label: place.replaceAll('_', ' '), detail: isTold ? `${offset} · ${called}` : offset };
  };

function partOf(
  timeZone: string,
  locale: string,
  timeZoneName: 'shortOffset' | 'longGeneric',
  nowMs: number,
): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName }).formatToParts(nowMs);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
