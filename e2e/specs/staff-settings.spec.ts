import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { type ConfigFile, kioskConfig, machine } from '../support/kiosk-config.ts';
import { screensOf } from '../support/screens.ts';
import { enterStaff } from '../support/staff.ts';
import { expect, test } from '../support/test.ts';
import { welcomeWords, words } from '../support/words.ts';

const id = (page: Page, testId: string) => page.getByTestId(testId);

async function openSettings(page: Page): Promise<void> {
  await screensOf(page).screen('attract').waitFor();
  await enterStaff(page);
  await id(page, 'staff-open-settings').click();
  await expect(id(page, 'shop-state')).toBeVisible();
}

/** The longest text that a test replaces. */
const ERASED = 120;

/** A text by a keyboard on a cable, in place of the one that is there. */
async function typeText(page: Page, text: string): Promise<void> {
  await id(page, 'ask-text').waitFor();
  for (let key = 0; key < ERASED; key++) await page.keyboard.press('Backspace');
  await page.keyboard.type(text);
  await id(page, 'keyboard-done').click();
}

test('the untouched time and the shop’s name hold at once, and outlive a restart', async ({
  page,
  folder,
  counter,
}) => {
  await openSettings(page);
  await id(page, 'settings-open-look').click();
  await id(page, 'setting-idleSeconds').click();
  for (const digit of '2') await id(page, `ask-${digit}`).click();
  await expect(id(page, 'ask-done')).toHaveAttribute('aria-disabled', 'true');
  await id(page, 'ask-delete').click();
  for (const digit of '45') await id(page, `ask-${digit}`).click();
  await id(page, 'ask-done').click();
  await id(page, 'settings-back').click();
  await id(page, 'settings-open-shop').click();
  await id(page, 'setting-shopName').click();
  await typeText(page, 'Nanjing Road');
  await expect(id(page, 'apply-bar')).toContainText(words('en', 'staff.settings.atOnce'));
  await id(page, 'settings-apply').click();
  await expect(id(page, 'apply-bar')).toHaveCount(0);
  await expect(id(page, 'setting-shopName')).toContainText('Nanjing Road');

  // The configuration file is the technician's, and stays as it is.
  expect(readFileSync(folder.configFile, 'utf8')).not.toContain('Nanjing Road');
  await counter.restart();
  await openSettings(page);
  await id(page, 'settings-open-look').click();
  await expect(id(page, 'setting-idleSeconds')).toContainText('45');
});

test('a wrong backend is refused by the login test, and nothing was changed', async ({ page, shop }) => {
  await openSettings(page);
  await id(page, 'settings-open-backend').click();
  await id(page, 'setting-backend').click();
  await id(page, 'login-run').click();
  await expect(id(page, 'login-test')).toContainText(
    words('en', 'staff.settings.login.accepted', { count: 1 }).replace(/\d.*/, ''),
  );
  await id(page, 'setting-backend.password').click();
  await typeText(page, 'not the password');
  await id(page, 'login-run').click();
  await expect(id(page, 'login-test')).toContainText(words('en', 'staff.settings.login.wrongLogin'));
  await id(page, 'setting-backend.url').click();
  await typeText(page, 'shop without address');
  await expect(id(page, 'apply-bar')).toContainText('https://');
  await expect(id(page, 'settings-apply')).toHaveAttribute('aria-disabled', 'true');
  await id(page, 'settings-drop').click();
  await expect(id(page, 'setting-backend.url')).toContainText(shop.backend.url);
});

test('the kiosk is closed with a message, and opened again', async ({ page, counter }) => {
  const screens = screensOf(page);
  await openSettings(page);
  await id(page, 'shop-close').click();
  await id(page, 'close-message-en').click();
  await typeText(page, 'Back at two o’clock.');
  await id(page, 'close-sure').click();
  await expect(id(page, 'shop-state')).toHaveAttribute('data-state', 'closed');
  await id(page, 'staff-leave').click();
  await expect(screens.screen('out-of-service')).toContainText('Back at two o’clock.');
  await expect(screens.screen('out-of-service')).toContainText(welcomeWords('zh-CN', 'outOfService.text'));
  await counter.restart();
  await expect(screens.screen('out-of-service')).toContainText('Back at two o’clock.');

  await enterStaff(page);
  await id(page, 'staff-open-settings').click();
  await id(page, 'shop-open').click();
  await expect(id(page, 'shop-state')).toHaveAttribute('data-state', 'open');
  await id(page, 'staff-leave').click();
  await expect(screens.screen('attract')).toBeVisible();
  await expect(screens.start).toBeVisible();
});

test('a setting that needs a restart gets one, is on trial, and can be taken back', async ({ page }) => {
  const screens = screensOf(page);
  await openSettings(page);
  await id(page, 'settings-open-payments').click();
  await id(page, 'setting-paymentTimeoutSeconds').click();
  for (const digit of '90') await id(page, `ask-${digit}`).click();
  await id(page, 'ask-done').click();
  await expect(id(page, 'apply-bar')).toContainText(words('en', 'staff.settings.needsRestart'));
  await id(page, 'settings-apply').click();
  await id(page, 'ask-sure-yes').click();
  // The same page, without being loaded anew, at a kiosk that knows nobody of the staff.
  await expect(screens.screen('attract')).toBeVisible({ timeout: 20_000 });
  await openSettings(page);
  await expect(id(page, 'settings-trial')).toBeVisible();
  await id(page, 'settings-undo').click();
  await expect(screens.screen('attract')).toBeVisible({ timeout: 20_000 });
  await openSettings(page);
  await expect(id(page, 'settings-undone')).toContainText(words('en', 'staff.settings.undone.staff'));
  await id(page, 'settings-seen').click();
  await expect(id(page, 'settings-undone')).toHaveCount(0);
});

test.describe('a configuration with a mistake', () => {
  test.use({ setUp: { expectedErrors: /"msg":"out of service"/ } });

  test('is mended at the screen', async ({ page, shop, folder, counter }) => {
    const screens = screensOf(page);
    const config: ConfigFile = kioskConfig(shop.backend, { devices: machine() });
    folder.configure({ ...config, idleSeconds: 'soon' });
    await counter.restart();
    await expect(screens.screen('out-of-service')).toContainText('idleSeconds: ');
    await enterStaff(page);
    await expect(id(page, 'settings-broken')).toContainText('idleSeconds: ');
    await id(page, 'settings-open-look').click();
    await id(page, 'setting-idleSeconds').click();
    for (const digit of '60') await id(page, `ask-${digit}`).click();
    await id(page, 'ask-done').click();
    await id(page, 'settings-apply').click();
    await id(page, 'ask-sure-yes').click();
    await expect(screens.screen('attract')).toBeVisible({ timeout: 20_000 });
  });
});
