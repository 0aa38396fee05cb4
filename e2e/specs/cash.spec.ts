import type { Page } from '@playwright/test';
import { orderCase } from '../support/buy-case.ts';
import { handsAt, takesMoney } from '../support/machine-hands.ts';
import { screensOf } from '../support/screens.ts';
import { expect, test } from '../support/test.ts';
import { words } from '../support/words.ts';

test.use({ setUp: { config: takesMoney([{ type: 4 }]) } });

const CASE = 'apple-iphone-17';

/** In front of the open slots. */
async function payInCash(page: Page, phone: Parameters<typeof orderCase>[1]['phone']) {
  const screens = await orderCase(page, { phone });
  const cash = screens.payType(4);
  await expect(cash).not.toHaveAttribute('aria-disabled', 'true');
  await cash.click();
  const missing = page.getByTestId('cash-missing');
  const inside = page.getByTestId('cash-in');
  await expect(missing).toHaveAttribute('data-value', String(phone.priceMinor));
  // The slots are open once they name what they take.
  await expect(page.locator('.cash-coin')).not.toHaveCount(0);
  return { screens, missing, inside, hands: handsAt(page) };
}

/** A slot needs a moment until it knows that it is open: whatever it gave back is put in once more. */
async function putIn(insert: () => Promise<void>, has: () => Promise<void>) {
  await expect(async () => {
    await insert();
    await has();
  }).toPass({ timeout: 20_000 });
}

test('notes and coins pay for a case, change comes out, and the books agree', async ({ page, shop }) => {
  const phone = shop.phone(CASE);
  const { screens, inside, hands } = await payInCash(page, phone);
  await expect(page.getByTestId('cash-change')).toHaveText(words('en', 'payment.cash.change'));
  const isIn = (minor: number) => () =>
    expect(inside).toHaveAttribute('data-value', String(minor), { timeout: 1_500 });
  await putIn(() => hands.insertNote(1_000), isIn(1_000));
  await hands.insertCoin(50);
  await isIn(1_050)();
  await hands.insertNote(5_000);
  await expect(screens.screen('queue')).toBeVisible();
  const changeMinor = 6_050 - phone.priceMinor;
  await expect.poll(() => hands.look('changer', 'paidMinor')).toBe(changeMinor);
  // The queue screen is there before the order is.
  await expect(screens.queueNumber).toBeVisible();
  await expect(screens.queueNumber).toHaveText(shop.orders()[0]?.queueNo ?? 'no order');
  const held =
    (await hands.look('validator', 'stackedMinor')) +
    (await hands.look('changer', 'takenMinor')) -
    changeMinor;
  expect(held).toBe(phone.priceMinor);
});

test('whoever thinks better of it gets the money back', async ({ page, shop }) => {
  const { screens, inside, hands } = await payInCash(page, shop.phone(CASE));
  const isIn = () => expect(inside).toHaveAttribute('data-value', '1000', { timeout: 1_500 });
  await putIn(() => hands.insertNote(1_000), isIn);
  await screens.back.click();
  await page.getByTestId('stop-confirm').click();
  await expect(page.getByTestId('returning')).toBeVisible();
  await expect.poll(() => hands.look('changer', 'paidMinor')).toBe(1_000);
  await expect(screens.screen('payment')).toContainText('10');
  await expect(screens.screen('payment')).toContainText(words('en', 'payment.cancelledTitle'));
  expect(shop.orders()).toEqual([]);
});

test('what cannot come back as coins is a code for staff', async ({ page, shop }) => {
  const { screens, inside, hands } = await payInCash(page, shop.phone(CASE));
  const isIn = () => expect(inside).toHaveAttribute('data-value', '2000', { timeout: 1_500 });
  await putIn(() => hands.insertNote(2_000), isIn);
  await hands.act('changer', 'unplug');
  // Until the kiosk has noticed, it would ask the changer for coins and never learn whether they came.
  await expect(page.getByTestId('cash-change')).toHaveText(words('en', 'payment.cash.exact'));
  await screens.back.click();
  await page.getByTestId('stop-confirm').click();
  await expect(page.getByTestId('claim-code')).toHaveText(/^[2-9A-Z]{6}$/, { timeout: 30_000 });
  await expect(screens.screen('queue')).toContainText(words('en', 'claim.reason.cashNotReturned'));
});

test('the money is still there after the kiosk was started anew, and the sale goes on', async ({
  page,
  shop,
  counter,
}) => {
  const phone = shop.phone(CASE);
  const { inside, hands } = await payInCash(page, phone);
  const isIn = () => expect(inside).toHaveAttribute('data-value', '2000', { timeout: 1_500 });
  await putIn(() => hands.insertNote(2_000), isIn);
  await counter.restart();
  await expect(page.getByTestId('cash-in')).toHaveAttribute('data-value', '2000');
  const screens = screensOf(page);
  await putIn(
    () => handsAt(page).insertNote(2_000),
    () => expect(screens.screen('queue')).toBeVisible({ timeout: 3_000 }),
  );
  // The queue screen is there before the order is.
  await expect(screens.queueNumber).toBeVisible();
  await expect(screens.queueNumber).toHaveText(shop.orders()[0]?.queueNo ?? 'no order');
});
