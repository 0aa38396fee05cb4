import { PaymentStatus, PayType } from '../../shared/domain/payment.ts';
import { buyCase, choosePayment } from '../support/buy-case.ts';
import { answerPayment } from '../support/phone.ts';
import { expect, test } from '../support/test.ts';
import { words } from '../support/words.ts';

test('a payment that failed can be made another way', async ({ page, shop }) => {
  const screens = await buyCase(page, { phone: shop.phone('apple-iphone-17') });
  await answerPayment(screens.payUrl, 'fail');
  await expect(page.getByRole('heading', { name: words('en', 'payment.failedTitle') })).toBeVisible();
  await expect(screens.notice).toHaveText(words('en', 'payment.failedText'));
  expect(shop.orders()).toEqual([]);

  const second = await choosePayment(screens, PayType.alipay);
  expect(second.paymentId).not.toBe(screens.paymentId);
  await answerPayment(second.payUrl, 'pay');
  await expect(screens.queueNumber).toBeVisible();
  expect(shop.orders()).toMatchObject([{ thirdPayId: second.paymentId }]);
  expect(shop.control.payments()).toMatchObject([
    { thirdId: screens.paymentId, payType: PayType.weChat, status: PaymentStatus.failed },
    { thirdId: second.paymentId, payType: PayType.alipay, status: PaymentStatus.paid },
  ]);
});

test('a failed payment that the phone makes good after all is one sale', async ({ page, shop }) => {
  const screens = await buyCase(page, { phone: shop.phone('apple-iphone-17') });
  await answerPayment(screens.payUrl, 'fail');
  await expect(page.getByRole('heading', { name: words('en', 'payment.failedTitle') })).toBeVisible();
  await answerPayment(screens.payUrl, 'pay');
  await expect(screens.queueNumber).toBeVisible();
  expect(shop.orders()).toMatchObject([{ thirdPayId: screens.paymentId }]);
});
