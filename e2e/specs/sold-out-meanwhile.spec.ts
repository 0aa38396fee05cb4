import { buyCase, chooseCase, choosePayment, designCase, orderCase } from '../support/buy-case.ts';
import { answerPayment } from '../support/phone.ts';
import { screensOf } from '../support/screens.ts';
import { expect, test } from '../support/test.ts';
import { words } from '../support/words.ts';

test('a sold-out model is shown, and cannot be chosen', async ({ page, shop }) => {
  const phone = shop.phone('apple-iphone-17');
  shop.control.setStock(phone.modelId, 0);
  const screens = screensOf(page);
  await screens.start.click();
  await screens.brand(phone).click();
  const card = screens.model(phone);
  await expect(card).toContainText(words('en', 'model.soldOut'));
  await expect(card).toHaveAttribute('aria-disabled', 'true');
  // What Playwright would not touch, a finger does.
  await card.click({ force: true });
  await expect(screens.screen('model')).toBeVisible();
  await expect(screens.screen('design')).toBeHidden();
});

test('sold out on the review: it cannot be bought, and says why', async ({ page, shop }) => {
  const phone = shop.phone('apple-iphone-17');
  const screens = await designCase(page, { phone });
  shop.control.setStock(phone.modelId, 0);
  await expect(screens.reviewConfirm).toHaveAttribute('aria-disabled', 'true');
  await expect(screens.notice.filter({ hasText: words('en', 'readiness.soldOut') })).toBeVisible();
  shop.control.setStock(phone.modelId, 3);
  await expect(screens.reviewConfirm).not.toHaveAttribute('aria-disabled');
});

test('sold out before the payment: the design moves to another model', async ({ page, shop }) => {
  const phone = shop.phone('apple-iphone-17');
  const other = shop.phone('apple-iphone-air');
  const screens = await orderCase(page, { phone });
  shop.control.setStock(phone.modelId, 0);
  await screens.payType(1).click();
  await expect(page.getByRole('heading', { name: words('en', 'payment.soldOutTitle') })).toBeVisible();
  await expect(screens.notice).toContainText(words('en', 'payment.soldOutText'));
  expect(shop.control.payments()).toEqual([]);

  await page.getByRole('button', { name: words('en', 'payment.otherModel') }).click();
  await expect(screens.model(phone)).toHaveAttribute('aria-disabled', 'true');
  await screens.model(other).click();
  await expect(screens.designDone).not.toHaveAttribute('aria-disabled');
  await screens.designDone.click();
  await screens.reviewConfirm.click();
  const { payUrl } = await choosePayment(screens);
  await answerPayment(payUrl, 'pay');
  await expect(screens.queueNumber).toBeVisible();
  expect(shop.orders()).toMatchObject([{ modelId: other.modelId }]);
});

test('sold out after the payment: the money is a claim with a code on the screen', async ({ page, shop }) => {
  const phone = shop.phone('apple-iphone-17');
  const screens = await buyCase(page, { phone });
  shop.control.setStock(phone.modelId, 0);
  await answerPayment(screens.payUrl, 'pay');
  await expect(page.getByRole('heading', { name: words('en', 'claim.title') })).toBeVisible();
  await expect(screens.screen('queue')).toContainText(words('en', 'claim.money'));
  await expect(screens.screen('queue')).toContainText(words('en', 'claim.reason.orderRefused'));
  await expect(screens.screen('queue')).toContainText(screens.paymentId);
  expect(shop.orders()).toEqual([]);
  await page.getByRole('button', { name: words('en', 'queue.done') }).click();
  await chooseCase(page, { phone: shop.phone('apple-iphone-air') });
});
