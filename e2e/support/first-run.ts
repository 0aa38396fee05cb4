import type { Page } from '@playwright/test';
import type { Locale } from '../../shared/contract/kiosk.ts';
import type { Counter } from './counter.ts';
import { expect } from './expect.ts';
import { kioskConfig } from './kiosk-config.ts';
import { typePin } from './staff.ts';
import { words } from './words.ts';

/** The owner's, from the first run on. */
export const OWNER_PIN = '927461';
/** A kiosk that starts anew with other settings is back within this. */
const RESTART = { timeout: 30_000 };

/** The kiosk starts as one that was installed a minute ago: nothing is configured but what makes it quick. */
export async function startBare({ folder, shop, restart }: Counter): Promise<void> {
  const { network, pollSeconds, payments, devices } = kioskConfig(shop.backend);
  folder.configure({ network, pollSeconds, payments, devices });
  await restart();
}

/** Whoever stands there chooses the languages and the owner's PIN. */
export async function answerFirst(page: Page, locale: Locale): Promise<void> {
  await page.getByTestId('set-up').click();
  await page.getByTestId(`first-locales-${locale === 'en' ? 'en-zh-CN' : 'zh-CN-en'}`).click();
  await page.getByTestId('set-up-next').click();
  await typePin(page, OWNER_PIN);
  await expect(page.getByTestId('first-pin-word')).toHaveText(words(locale, 'staff.setUp.first.pinAgain'));
  await typePin(page, OWNER_PIN);
}

/** From the welcome screen, where the first run has begun, to its first open step. */
export async function goOnSettingUp(page: Page, locale: Locale, step: string): Promise<void> {
  await expect(page.getByTestId('start')).toBeVisible(RESTART);
  await expect(page.getByTestId('set-up')).toHaveText(words(locale, 'staff.setUp.offer.goOn'), RESTART);
  await page.getByTestId('set-up').click();
  await typePin(page, OWNER_PIN);
  await expect(page.getByTestId('set-up-page')).toHaveAttribute('data-step', step);
}
