import { orderCase } from '../support/buy-case.ts';
import { STAFF_PIN } from '../support/kiosk-config.ts';
import { handsAt, takesMoney } from '../support/machine-hands.ts';
import { expect, test } from '../support/test.ts';
import { words } from '../support/words.ts';

test.use({ setUp: { config: takesMoney([{ type: 4 }, { type: 5 }, { type: 7 }]) } });

const CASE = 'apple-iphone-17';
const NOTE_MINOR = 2_000;

async function beginWithNote(
  page: Parameters<typeof orderCase>[0],
  purchase: Parameters<typeof orderCase>[1],
) {
  const screens = await orderCase(page, purchase);
  await expect(screens.payType(4)).not.toHaveAttribute('aria-disabled', 'true');
  await screens.payType(4).click();
  const hands = handsAt(page);
  await expect(page.getByTestId('cash-missing')).toBeVisible();
  await expect(async () => {
    await hands.insertNote(NOTE_MINOR);
    await expect(page.getByTestId('cash-in')).toHaveAttribute('data-value', String(NOTE_MINOR), {
      timeout: 1_500,
    });
  }).toPass({ timeout: 20_000 });
  await page.getByTestId('change-payment').click();
  return { screens, hands };
}

test('a note first, and the card for the rest', async ({ page, shop }) => {
  const phone = shop.phone(CASE);
  const { screens, hands } = await beginWithNote(page, { phone });
  await screens.payType(5).click();
  await expect(page.getByTestId('reader-state')).toHaveAttribute('data-state', 'tap');
  await hands.presentCard();
  await expect(screens.screen('queue')).toBeVisible();
  await expect.poll(() => hands.look('reader1', 'chargedMinor')).toBe(phone.priceMinor - NOTE_MINOR);
  expect(await hands.look('changer', 'paidMinor')).toBe(0);
});

test('a note first, and staff take the rest with their PIN', async ({ page, shop }) => {
  const { screens } = await beginWithNote(page, { phone: shop.phone(CASE) });
  await screens.payType(7).click();
  await page.getByTestId('staff-confirm').click();
  for (const digit of '135792') await screens.pinDigit(digit).click();
  await screens.pinOk.click();
  await expect(page.getByTestId('staff-pin-sheet')).toContainText(words('en', 'staff.wrongPin'));
  for (const digit of STAFF_PIN) await screens.pinDigit(digit).click();
  await screens.pinOk.click();
  await expect(screens.screen('queue')).toBeVisible();
  // The queue screen is there before the order is.
  await expect(screens.queueNumber).toBeVisible();
  await expect(screens.queueNumber).toHaveText(shop.orders()[0]?.queueNo ?? 'no order');
});
