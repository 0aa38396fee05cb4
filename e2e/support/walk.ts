import type { Page } from '@playwright/test';
import type { Locale } from '../../shared/contract/kiosk.ts';
import type { Counter } from './counter.ts';
import { machine } from './kiosk-config.ts';

/** A moment in which the screen stands still. The same walk is used to check every screen and to take its picture. */
export type Visit = (view: string) => Promise<void>;

export interface Walk {
  readonly counter: Counter;
  readonly locale: Locale;
  readonly visit: Visit;
}

export const PHONE = 'apple-iphone-17';
/** A backend that failed several times in a row is left alone for 10 s, then for 20 s. */
export const SUSPENDED = { timeout: 45_000 };

/** Motions that last as long as anybody looks. A restart with a shorter time lets them end. */
export const LONG_SECONDS = 600;
export const WALK_CONFIG = {
  devices: machine({
    printSeconds: LONG_SECONDS,
    dispenseSeconds: LONG_SECONDS,
    collectSeconds: LONG_SECONDS,
  }),
} as const;

export const buttonOf = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
