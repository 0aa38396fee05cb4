import { choosePayment, designCase } from '../support/buy-case.ts';
import { answerPayment } from '../support/phone.ts';
import { expect, test } from '../support/test.ts';

test('a token that ends at any step is renewed, and the shopper sees nothing of it', async ({
  page,
  shop,
}) => {
  const screens = await designCase(page, { phone: shop.phone('apple-iphone-17') });
  shop.control.expireTokens();
  await screens.reviewConfirm.click();
  await expect(screens.payType(1)).toBeVisible();
  await expect.poll(() => shop.requestsTo('/user/login')).toBe(2);

  shop.control.expireTokens();
  const { payUrl } = await choosePayment(screens);
  expect(shop.requestsTo('/user/login')).toBe(3);

  shop.control.expireTokens();
  await answerPayment(payUrl, 'pay');
  await expect(screens.queueNumber).toBeVisible();
  expect(shop.requestsTo('/user/login')).toBe(4);
  await expect(screens.notice).toHaveCount(0);
  expect(shop.control.payments()).toHaveLength(1);
  expect(shop.orders()).toHaveLength(1);
});
