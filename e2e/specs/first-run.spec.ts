import type { Page } from '@playwright/test';
import { DEMO_DEVICE_ID } from '../../electron/demo/backend/server.ts';
import { choosePayment, layPhoto } from '../support/buy-case.ts';
import { kioskConfig } from '../support/kiosk-config.ts';
import { answerPayment } from '../support/phone.ts';
import { screensOf } from '../support/screens.ts';
import { typePin } from '../support/staff.ts';
import { expect, test } from '../support/test.ts';
import { words } from '../support/words.ts';

const PIN = '927461';
/** A kiosk that starts anew with other settings is back within this. */
const RESTART = { timeout: 20_000 };

const id = (page: Page, testId: string) => page.getByTestId(testId);

test.beforeAll(() => {
  process.env.CASEPRESS_FIRST_RUN = '1';
});
test.afterAll(() => {
  delete process.env.CASEPRESS_FIRST_RUN;
});

/** From the welcome screen, where the first run has begun, to its first open step. */
async function goOn(page: Page, step: string): Promise<void> {
  await expect(id(page, 'start')).toBeVisible(RESTART);
  await expect(id(page, 'set-up')).toHaveText(words('en', 'staff.setUp.offer.goOn'), RESTART);
  await id(page, 'set-up').click();
  await typePin(page, PIN);
  await expect(id(page, 'set-up-page')).toHaveAttribute('data-step', step);
}

async function typeInto(page: Page, setting: string, text: string): Promise<void> {
  await id(page, `setting-${setting}`).click();
  await id(page, 'ask-text').waitFor();
  await page.keyboard.type(text);
  await id(page, 'keyboard-done').click();
}

async function buyTestCase(page: Page): Promise<void> {
  const screens = screensOf(page);
  await layPhoto(screens);
  await screens.designDone.click();
  await screens.reviewConfirm.click();
  const { payUrl } = await choosePayment(screens);
  await answerPayment(payUrl, 'pay');
  await expect(screens.queueNumber).toBeVisible();
  await id(page, 'done').click();
}

test('from a bare screen to a test sale, left and taken up again on the way', async ({
  page,
  shop,
  folder,
  counter,
}) => {
  test.slow();
  const screens = screensOf(page);
  const { network, pollSeconds, payments, devices } = kioskConfig(shop.backend);
  folder.configure({ network, pollSeconds, payments, devices });
  await counter.restart();

  await test.step('whoever stands there sets the PIN', async () => {
    await expect(id(page, 'set-up')).toHaveText(words('en', 'staff.setUp.offer.begin'));
    await id(page, 'set-up').click();
    await id(page, 'first-locales-en-zh-CN').click();
    await id(page, 'set-up-next').click();
    await typePin(page, PIN);
    await expect(id(page, 'first-pin-word')).toHaveText(words('en', 'staff.setUp.first.pinAgain'));
    await typePin(page, PIN);
  });

  await test.step('the shop’s system is set up after a break, and with the PIN', async () => {
    await goOn(page, 'deviceId');
    // Nobody waits here for the settings to prove themselves.
    await id(page, 'settings-keep').click();
    await expect(id(page, 'settings-trial')).toHaveCount(0);
    await typeInto(page, 'deviceId', DEMO_DEVICE_ID);
    await id(page, 'set-up-next').click();
    await id(page, 'setting-set-up').click();
    const { url, account, password } = shop.backend;
    await typeInto(page, 'backend.url', url);
    await typeInto(page, 'backend.account', account);
    await typeInto(page, 'backend.password', password);
    await id(page, 'login-run').click();
    await expect(id(page, 'login-test').getByTestId('notice')).toBeVisible();
    await expect(id(page, 'set-up-step-backend')).toHaveAttribute('data-state', 'edited');
    await id(page, 'settings-apply').click();
    await id(page, 'ask-sure-yes').click();
  });

  await test.step('a case is bought as a test', async () => {
    await goOn(page, 'testSale');
    await id(page, 'test-sale-begin').click();
    const phone = shop.phone('apple-iphone-17');
    await screens.brand(phone).click();
    await screens.model(phone).click();
    await expect(screens.screen('design')).toBeVisible();
    await buyTestCase(page);
    expect(shop.orders()).toHaveLength(1);
  });

  await goOn(page, 'finish');
  await expect(id(page, 'set-up-step-testSale')).toHaveAttribute('data-state', 'done');
  await id(page, 'set-up-end').click();
  await expect(screens.start).toBeVisible();
  await expect(id(page, 'set-up')).toHaveCount(0);
});
