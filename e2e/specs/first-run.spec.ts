import type { Page } from '@playwright/test';
import { DEMO_DEVICE_ID } from '../../electron/demo/backend/server.ts';
import { choosePayment, layPhoto } from '../support/buy-case.ts';
import { answerFirst, goOnSettingUp, startBare } from '../support/first-run.ts';
import { answerPayment } from '../support/phone.ts';
import { screensOf } from '../support/screens.ts';
import type { Shop } from '../support/shop.ts';
import { expect, test } from '../support/test.ts';
import { words } from '../support/words.ts';

const PHONE = 'apple-iphone-17';
/**
 * Of the whole way: a letter typed is a touch, too, and a third of them are the address, account and password of the shop's
 * system. More than this, and somebody has put a step in the way.
 */
const TOUCHES_MAX = 150;

const id = (page: Page, testId: string) => page.getByTestId(testId);
const goOn = (page: Page, step: string) => goOnSettingUp(page, 'en', step);

test.beforeAll(() => {
  process.env.CASEPRESS_FIRST_RUN = '1';
});
test.afterAll(() => {
  delete process.env.CASEPRESS_FIRST_RUN;
});

/** Counts every touch and every key, over reloads of the page. */
async function countTouches(page: Page): Promise<() => number> {
  let touches = 0;
  await page.exposeFunction('countTouch', () => {
    touches += 1;
  });
  await page.addInitScript(`
    for (const sign of ['pointerdown', 'keydown'])
      window.addEventListener(sign, () => window.countTouch(), { capture: true });
  `);
  return () => touches;
}

async function typeInto(page: Page, setting: string, text: string): Promise<void> {
  await id(page, `setting-${setting}`).click();
  await id(page, 'ask-text').waitFor();
  await page.keyboard.type(text);
  await id(page, 'keyboard-done').click();
}

async function typeBackend(page: Page, { backend: { url, account, password } }: Shop): Promise<void> {
  await id(page, 'setting-set-up').click();
  await typeInto(page, 'backend.url', url);
  await typeInto(page, 'backend.account', account);
  await typeInto(page, 'backend.password', password);
}

async function applyEdits(page: Page): Promise<void> {
  await id(page, 'settings-apply').click();
  await id(page, 'ask-sure-yes').click();
}

/** Nobody waits here for the settings to prove themselves. */
async function keepAtOnce(page: Page): Promise<void> {
  await id(page, 'settings-keep').click();
  await expect(id(page, 'settings-trial')).toHaveCount(0);
}

async function buyTestCase(page: Page, shop: Shop): Promise<void> {
  const screens = screensOf(page);
  const phone = shop.phone(PHONE);
  await screens.brand(phone).click();
  await screens.model(phone).click();
  await layPhoto(screens);
  await screens.designDone.click();
  await screens.reviewConfirm.click();
  const { payUrl } = await choosePayment(screens);
  await answerPayment(payUrl, 'pay');
  await expect(screens.queueNumber).toBeVisible();
  await id(page, 'done').click();
}

test('from a bare screen to a test sale, with few touches', async ({ page, shop, counter }) => {
  test.slow();
  const touches = await countTouches(page);
  await startBare(counter);
  const beganAtMs = performance.now();

  await test.step('whoever stands there sets the PIN', async () => {
    await expect(id(page, 'set-up')).toHaveText(words('en', 'staff.setUp.offer.begin'));
    await answerFirst(page, 'en');
  });
  await test.step('the shop’s system is set up with the PIN', async () => {
    await goOn(page, 'deviceId');
    await keepAtOnce(page);
    await typeInto(page, 'deviceId', DEMO_DEVICE_ID);
    await id(page, 'set-up-next').click();
    await typeBackend(page, shop);
    await id(page, 'login-run').click();
    await expect(id(page, 'login-test').getByTestId('notice')).toBeVisible();
    await expect(id(page, 'set-up-step-backend')).toHaveAttribute('data-state', 'edited');
    await applyEdits(page);
  });
  await test.step('a case is bought as a test', async () => {
    await goOn(page, 'testSale');
    await id(page, 'test-sale-begin').click();
    await buyTestCase(page, shop);
    expect(shop.orders()).toHaveLength(1);
  });
  await test.step('the set-up is ended', async () => {
    await goOn(page, 'finish');
    await expect(id(page, 'set-up-step-testSale')).toHaveAttribute('data-state', 'done');
    await id(page, 'set-up-end').click();
    await expect(id(page, 'start')).toBeVisible();
    await expect(id(page, 'set-up')).toHaveCount(0);
  });

  const seconds = Math.round((performance.now() - beganAtMs) / 1000);
  const found = `${touches()} touches and letters, ${seconds} s`;
  test.info().annotations.push({ type: 'first run', description: found });
  process.stdout.write(`first run, from a bare screen to the end of its test sale: ${found}\n`);
  // None counted would be a count that does not work.
  expect(touches()).toBeGreaterThan(50);
  expect(touches()).toBeLessThanOrEqual(TOUCHES_MAX);
});

test('left at every step, it is taken up again where it was', async ({ page, shop, counter }) => {
  test.slow();
  await startBare(counter);
  const leave = () => id(page, 'staff-leave').click();

  await test.step('before there is a PIN nothing is kept', async () => {
    await id(page, 'set-up').click();
    await id(page, 'set-up-next').click();
    await id(page, 'back').click();
    await id(page, 'back').click();
    await expect(id(page, 'set-up')).toHaveText(words('en', 'staff.setUp.offer.begin'));
    await answerFirst(page, 'en');
    await goOn(page, 'deviceId');
    await keepAtOnce(page);
    await leave();
  });
  await test.step('what was typed and not applied is offered again', async () => {
    await goOn(page, 'deviceId');
    await typeInto(page, 'deviceId', DEMO_DEVICE_ID);
    await leave();
    await goOn(page, 'deviceId');
    await id(page, 'former-take').click();
    await expect(id(page, 'set-up-step-deviceId')).toHaveAttribute('data-state', 'edited');
    await id(page, 'set-up-step-backend').click();
    await typeBackend(page, shop);
    await leave();
    await goOn(page, 'deviceId');
    await id(page, 'former-take').click();
    await id(page, 'set-up-step-backend').click();
    // The password that was typed is among them.
    await id(page, 'login-run').click();
    await expect(id(page, 'login-test').getByTestId('notice')).toHaveClass(/notice-success/);
    await applyEdits(page);
  });
  await test.step('what was applied is not asked again', async () => {
    await goOn(page, 'testSale');
    await keepAtOnce(page);
    await expect(id(page, 'former-draft')).toHaveCount(0);
    await leave();
  });
  await test.step('the test sale goes on without whoever began it', async () => {
    await goOn(page, 'testSale');
    await id(page, 'test-sale-begin').click();
    await buyTestCase(page, shop);
    await goOn(page, 'finish');
    await leave();
    await goOn(page, 'finish');
    await id(page, 'set-up-end').click();
    await expect(id(page, 'set-up')).toHaveCount(0);
  });
});
