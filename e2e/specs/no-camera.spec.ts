import type { LaunchOptions } from '@playwright/test';
import { chooseCase } from '../support/buy-case.ts';
import { expect, test as kioskTest } from '../support/test.ts';

/** A browser whose machine has no camera at all, as most test machines; said here, so that it holds on every one. */
const test = kioskTest.extend<object, { readonly launchOptions: LaunchOptions }>({
  launchOptions: [
    async ({ launchOptions }, use) => {
      const args = [...(launchOptions.args ?? []), '--use-fake-device-for-media-stream=device-count=0'];
      await use({ ...launchOptions, args });
    },
    { scope: 'worker' },
  ],
});

test('a kiosk without a camera does not offer one', async ({ page, shop }) => {
  const screens = await chooseCase(page, { phone: shop.phone('apple-iphone-17') });
  await expect(screens.phoneCode).toBeVisible();
  expect(
    await page.evaluate(async () => {
      const devices = await navigator.mediaDevices.enumerateDevices();
      return devices.filter(({ kind }) => kind === 'videoinput').length;
    }),
  ).toBe(0);
  await expect(page.getByTestId('design-camera')).toHaveCount(0);
  await screens.photos.click();
  await expect(page.getByTestId('photo-panel').getByTestId('design-phone-qr')).toBeVisible();
  await expect(page.getByTestId('design-camera')).toHaveCount(0);
});
