/** How many decimal digits a currency has (ISO 4217). A currency that is not listed has two. */
const FRACTION_DIGITS: Readonly<Record<string, number>> = {
  JPY: 0,
  KRW: 0,
  VND: 0,
  CLP: 0,
  KWD: 3,
  BHD: 3,
  TND: 3,
};

export function fractionDigits(currency: string): number {
  return FRACTION_DIGITS[currency] ?? 2;
}

/** The amount as a decimal text in major units, for the wire and for templates: 1990 → "19.9", 2000 → "20". */
export function formatAmount(amountMinor: number, currency: string): string {
  const digits = fractionDigits(currency);
  const padded = String(amountMinor).padStart(digits + 1, '0');
  const whole = padded.slice(0, padded.length - digits);
  const fraction = digits === 0 ? '' : padded.slice(-digits).replace(/0+$/, '');
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
