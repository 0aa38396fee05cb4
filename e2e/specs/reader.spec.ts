import { orderCase } from '../support/buy-case.ts';
import { handsAt, takesMoney } from '../support/machine-hands.ts';
import { expect, test } from '../support/test.ts';
import { words } from '../support/words.ts';

test.use({ setUp: { config: takesMoney([{ type: 5 }]) } });

const CASE = 'apple-iphone-17';

test('a tap at the reader pays for a case, once', async ({ page, shop }) => {
  const phone = shop.phone(CASE);
  const screens = await orderCase(page, { phone });
  await expect(screens.payType(5)).not.toHaveAttribute('aria-disabled', 'true');
  await screens.payType(5).click();
  const hands = handsAt(page);
  await expect(page.getByTestId('reader-state')).toHaveAttribute('data-state', 'tap');
  expect(shop.orders()).toEqual([]);
  await hands.presentCard();
  await expect(screens.screen('queue')).toBeVisible();
  await expect.poll(() => hands.look('reader1', 'chargedMinor')).toBe(phone.priceMinor);
  // The queue screen is there before the order is.
  await expect(screens.queueNumber).toBeVisible();
  await expect(screens.queueNumber).toHaveText(shop.orders()[0]?.queueNo ?? 'no order');
});

test('a declined card costs nothing, and the next one pays', async ({ page, shop }) => {
  const screens = await orderCase(page, { phone: shop.phone(CASE) });
  await expect(screens.payType(5)).not.toHaveAttribute('aria-disabled', 'true');
  await screens.payType(5).click();
  const hands = handsAt(page);
  await expect(page.getByTestId('reader-state')).toHaveAttribute('data-state', 'tap');
  // The screen asks while the request is on its way: a card that comes earlier is not declined, the reader just ignores it.
  await expect.poll(() => hands.look('reader1', 'askedMinor')).toBeGreaterThan(0);
  await hands.act('reader1', 'tapCardDeclined');
  await expect(screens.screen('payment')).toContainText(words('en', 'payment.denied'));
  await screens.payType(5).click();
  await expect(page.getByTestId('reader-state')).toHaveAttribute('data-state', 'tap');
  await hands.presentCard();
  await expect(screens.screen('queue')).toBeVisible();
});

test('a reader that is unplugged is not offered', async ({ page, shop }) => {
  const hands = handsAt(page);
  const screens = await orderCase(page, { phone: shop.phone(CASE) });
  await expect(screens.payType(5)).not.toHaveAttribute('aria-disabled', 'true');
  await hands.act('reader1', 'unplug');
  await expect(screens.payType(5)).toHaveAttribute('aria-disabled', 'true');
  await expect(screens.payType(5)).toContainText(words('en', 'payment.unavailable.readerAway'));
});
