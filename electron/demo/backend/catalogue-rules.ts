import { fractionDigits } from '../../../shared/domain/money.ts';

/** The first rule that fits a model's name sets its price, in hundredths of the currency's major unit. */
const PRICE_RULES: readonly { readonly name: RegExp; readonly priceHundredths: number }[] = [
  { name: /fold|flip|ultra|pro max/i, priceHundredths: 6900 },
  { name: /\bpro\b|pro\+/i, priceHundredths: 5900 },
  { name: /plus|\+|\bmax\b|\bxl\b/i, priceHundredths: 4990 },
  { name: /\bse\b|mini|lite|\bneo\b|redmi|note|\b[acgmy]\d+/i, priceHundredths: 2990 },
  { name: /./, priceHundredths: 3990 },
];

/** Positions in the whole list, from 1, so that every demo shows a sold-out model and a last piece. */
const SCARCE_STOCK: Readonly<Record<number, number>> = {
  3: 1,
  6: 0,
  12: 2,
  20: 3,
  28: 0,
  35: 1,
  46: 0,
  53: 2,
};

/** A model's price in minor units of `currency`. A currency without decimals rounds up to a whole unit. */
export function seedPriceMinor(modelName: string, currency: string): number {
  const hundredths = PRICE_RULES.find((rule) => rule.name.test(modelName))?.priceHundredths ?? 3990;
  const scale = 10 ** fractionDigits(currency);
  return Math.ceil((hundredths * scale) / 100);
}

/** `position` counts all models from 1. A brand's first model is always there in plenty: a demo starts with it. */
export function seedStock(position: number, isFirstOfBrand: boolean): number {
  const plenty = 40 + ((position * 7) % 50);
  return isFirstOfBrand ? plenty : (SCARCE_STOCK[position] ?? plenty);
}
