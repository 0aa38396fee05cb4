import { fractionDigits, MAX_AMOUNT_MINOR } from '../../../shared/domain/money.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { isCurrencyCode } from './currency-codes.ts';

/** What a peripheral says of its money at setup. */
export interface ScaleFacts {
  readonly countryCode: string;
  readonly scale: number;
  readonly decimals: number;
}

export interface MoneySettings {
  readonly currency: string;
  /** Codes that are taken for the kiosk's currency besides those of the table. */
  readonly countryCodes: readonly string[];
}

/** Converts between a peripheral's units and minor units of the kiosk's currency, in whole numbers only. */
export interface MoneyScale {
  /** One unit of the peripheral, in minor units. */
  readonly unitMinor: number;
  toMinor(units: number): Result<number, string>;
  /** Refuses what the peripheral cannot name exactly, or what is over `maxUnits`. */
  toUnits(amountMinor: number, maxUnits: number): Result<number, string>;
}

/** The scale of a peripheral; an error says why its money is not the kiosk's. */
export function createMoneyScale(facts: ScaleFacts, settings: MoneySettings): Result<MoneyScale, string> {
  const { countryCode, scale, decimals } = facts;
  const isOurs =
    isCurrencyCode(countryCode, settings.currency) || settings.countryCodes.includes(countryCode);
  if (!isOurs) return err(`country code ${countryCode} is not ${settings.currency}`);
  const digits = fractionDigits(settings.currency);
  // Exact for the digits that occur: a factor of a power of ten below 10^15.
  const unitMinor =
    digits >= decimals ? scale * 10 ** (digits - decimals) : scale / 10 ** (decimals - digits);
  if (!Number.isSafeInteger(unitMinor) || unitMinor < 1 || unitMinor > MAX_AMOUNT_MINOR) {
    return err(`scale ${scale} with ${decimals} decimals is no whole amount in ${settings.currency}`);
  }
  return ok({
    unitMinor,
    toMinor: (units) => {
      const amountMinor = units * unitMinor;
      if (!Number.isSafeInteger(amountMinor) || amountMinor < 0 || amountMinor > MAX_AMOUNT_MINOR) {
        return err(`${units} units are too large an amount`);
      }
      return ok(amountMinor);
    },
    toUnits: (amountMinor, maxUnits) => {
      const units = amountMinor / unitMinor;
      if (!Number.isSafeInteger(units) || units < 1)
        return err(`${amountMinor} is no multiple of ${unitMinor}`);
      if (units > maxUnits) return err(`${amountMinor} is more than the device can be asked for`);
      return ok(units);
    },
  });
}
