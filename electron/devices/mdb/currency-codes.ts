/**
 * How MDB peripherals name a currency: `1` and the ISO 4217 number, or `0` and the telephone country code (MDB/ICP 5.3).
 * A currency that is missing here is added in this table, or allowed by `countryCodes` in the configuration.
 */
interface CurrencyCode {
  readonly iso: number;
  readonly telephone: readonly number[];
}

const CODES: Readonly<Record<string, CurrencyCode>> = {
  AED: { iso: 784, telephone: [971] },
  AUD: { iso: 36, telephone: [61] },
  BRL: { iso: 986, telephone: [55] },
  CAD: { iso: 124, telephone: [1] },
  CHF: { iso: 756, telephone: [41] },
  CNY: { iso: 156, telephone: [86] },
  CZK: { iso: 203, telephone: [420] },
  DKK: { iso: 208, telephone: [45] },
  EUR: { iso: 978, telephone: [30, 31, 32, 33, 34, 39, 43, 49, 351, 353, 358] },
  GBP: { iso: 826, telephone: [44] },
  HKD: { iso: 344, telephone: [852] },
  HUF: { iso: 348, telephone: [36] },
  IDR: { iso: 360, telephone: [62] },
  ILS: { iso: 376, telephone: [972] },
  INR: { iso: 356, telephone: [91] },
  JPY: { iso: 392, telephone: [81] },
  KRW: { iso: 410, telephone: [82] },
  KWD: { iso: 414, telephone: [965] },
  KZT: { iso: 398, telephone: [7] },
  MOP: { iso: 446, telephone: [853] },
  MXN: { iso: 484, telephone: [52] },
  MYR: { iso: 458, telephone: [60] },
  NOK: { iso: 578, telephone: [47] },
  NZD: { iso: 554, telephone: [64] },
  PHP: { iso: 608, telephone: [63] },
  PLN: { iso: 985, telephone: [48] },
  RUB: { iso: 643, telephone: [7] },
  SAR: { iso: 682, telephone: [966] },
  SEK: { iso: 752, telephone: [46] },
  SGD: { iso: 702, telephone: [65] },
  THB: { iso: 764, telephone: [66] },
  TRY: { iso: 949, telephone: [90] },
  TWD: { iso: 901, telephone: [886] },
  USD: { iso: 840, telephone: [1] },
  VND: { iso: 704, telephone: [84] },
  ZAR: { iso: 710, telephone: [27] },
};

/** Whether a peripheral that names itself by `countryCode` (four digits) deals in `currency`. */
export function isCurrencyCode(countryCode: string, currency: string): boolean {
  const codes = CODES[currency];
  if (!codes || !/^[01]\d{3}$/.test(countryCode)) return false;
  const number = Number(countryCode.slice(1));
  return countryCode.startsWith('1') ? codes.iso === number : codes.telephone.includes(number);
}

/** The ISO form as two BCD bytes in one number: CNY is 0x1156. Zero where the currency is not in the table. */
export function currencyBcd(currency: string): number {
  const codes = CODES[currency];
  return codes ? Number.parseInt(`1${String(codes.iso).padStart(3, '0')}`, 16) : 0;
}
