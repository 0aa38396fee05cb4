import type { SettingShape } from '../../../shared/contract/setting-shape.ts';
import type { Config } from '../../system/config/schema.ts';

/** Settings that take hold at once; all others with the next start of the kiosk. */
export const LIVE_SETTINGS = [
  'shopName',
  'idleSeconds',
  'locales',
  'openingHours',
  'screen',
] as const satisfies readonly (keyof Config)[];

/** What a supervisor may change: the shop, and nothing by which the kiosk could fail to start. */
export const SHOP_SETTINGS: readonly (keyof Config)[] = LIVE_SETTINGS;

/**
 * What is changed in the configuration file alone: a program that runs with the kiosk's rights is no business of a PIN, and
 * of the parts that this version does nothing with there is nothing to set.
 */
export function fileSettingsOf(shape: SettingShape): string[] {
  const members = shape.kind === 'object' ? shape.members : [];
  return members
    .filter(({ name, shape: { kind } }) => name === 'power' || kind === 'free')
    .map(({ name }) => name);
}

/** All delays of new settings, in milliseconds. */
export const TRIAL_DELAYS = {
  /** So long the kiosk has to be in service, without a break, for new settings to stay. */
  provenMs: 30_000,
  /** By then they have proven themselves, or the former ones come back. */
  limitMs: 10 * 60_000,
  lookMs: 1_000,
} as const;
