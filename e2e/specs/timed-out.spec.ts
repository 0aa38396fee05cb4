import { PayType } from '../../shared/domain/payment.ts';
import { buyCase, choosePayment } from '../support/buy-case.ts';
import { answerPayment } from '../support/phone.ts';
import { expect, test } from '../support/test.ts';
import { words } from '../support/words.ts';

test.use({ setUp: { config: { paymentTimeoutSeconds: 5 } } });

const timedOut = words('en', 'payment.timedOutTitle');

test('whoever pays after the time, and is still there, gets the case', async ({ page, shop }) => {
  const screens = await buyCase(page, { phone: shop.phone('apple-iphone-17') });
  await expect(page.getByRole('heading', { name: timedOut })).toBeVisible();
  await expect(screens.notice).toHaveText(words('en', 'payment.timedOutText'));
  await answerPayment(screens.payUrl, 'pay');
  await expect(screens.queueNumber).toBeVisible();
  expect(shop.orders()).toMatchObject([{ thirdPayId: screens.paymentId }]);
});

test('whoever pays both codes gets one case and a code for the other payment', async ({ page, shop }) => {
  const screens = await buyCase(page, { phone: shop.phone('apple-iphone-17') });
  await expect(page.getByRole('heading', { name: timedOut })).toBeVisible();
  const second = await choosePayment(screens, PayType.alipay);
  await answerPayment(second.payUrl, 'pay');
  await expect(screens.queueNumber).toBeVisible();
  await answerPayment(screens.payUrl, 'pay');
  await expect(screens.notice).toContainText('We received one payment too many.');
  expect(shop.orders()).toMatchObject([{ thirdPayId: second.paymentId }]);
});
