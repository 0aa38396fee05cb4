import { orderCase } from '../support/buy-case.ts';
import { answerPayment, paymentIdOf } from '../support/phone.ts';
import { codeText } from '../support/screens.ts';
import { expect, test } from '../support/test.ts';
import { words } from '../support/words.ts';

const changed = words('en', 'payment.priceTitle');

test('the new price is charged only after the shopper’s yes', async ({ page, shop }) => {
  const phone = shop.phone('apple-iphone-17');
  const screens = await orderCase(page, { phone });
  shop.control.setPrice(phone.modelId, 4550);
  await screens.payType(1).click();
  await expect(page.getByRole('heading', { name: changed })).toBeVisible();
  await expect(screens.screen('payment')).toContainText('¥39.90');
  expect(shop.control.payments()).toEqual([]);

  await page.getByRole('button', { name: words('en', 'payment.acceptPrice', { price: '¥45.50' }) }).click();
  const payUrl = await codeText(screens.payCode);
  await expect(screens.screen('payment')).toContainText('¥45.50');
  expect(new URL(payUrl).searchParams.get('amount')).toBe('45.5');
  await answerPayment(payUrl, 'pay');
  await expect(screens.queueNumber).toBeVisible();
  expect(shop.control.payments()).toMatchObject([{ thirdId: paymentIdOf(payUrl), amountMinor: 4550 }]);
});

test('whoever does not want the new price pays nothing and keeps the design', async ({ page, shop }) => {
  const phone = shop.phone('apple-iphone-17');
  const screens = await orderCase(page, { phone });
  shop.control.setPrice(phone.modelId, 9900);
  await screens.payType(1).click();
  await expect(page.getByRole('heading', { name: changed })).toBeVisible();
  await page.getByRole('button', { name: words('en', 'payment.declinePrice') }).click();
  await expect(screens.screen('review')).toBeVisible();
  expect(shop.control.payments()).toEqual([]);
  expect(shop.orders()).toEqual([]);
});

test('a price that changes back goes on without a question', async ({ page, shop }) => {
  const phone = shop.phone('apple-iphone-17');
  const screens = await orderCase(page, { phone });
  shop.control.setPrice(phone.modelId, 9900);
  await screens.payType(1).click();
  await page.getByRole('button', { name: words('en', 'payment.declinePrice') }).click();
  shop.control.setPrice(phone.modelId, phone.priceMinor);
  await screens.reviewConfirm.click();
  await screens.payType(1).click();
  await expect(screens.payCode).toBeVisible();
  expect(shop.control.payments()).toMatchObject([{ amountMinor: phone.priceMinor }]);
});
