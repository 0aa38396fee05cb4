import { buyCase, chooseCase, choosePayment, designCase, orderCase } from '../support/buy-case.ts';
import { answerPayment } from '../support/phone.ts';
import { screensOf } from '../support/screens.ts';
import { expect, test } from '../support/test.ts';
import { words } from '../support/words.ts';

/** A backend that failed several times in a row is left alone for 10 s, then for 20 s. */
const SUSPENDED = { timeout: 45_000 };

test('every answer is lost once: one payment, one order, one case', async ({ page, shop }) => {
  const paths = [
    '/file/upload',
    '/order/payData',
    '/order/getPayStatus',
    '/order/orderData',
    '/notify/order',
  ] as const;
  for (const path of paths) shop.control.setFault(path, { kind: 'closeBeforeAnswer', times: 1 });
  const screens = await orderCase(page, { phone: shop.phone('apple-iphone-17') });
  // Until the second upload is answered the backend counts as away, and no way to pay can be chosen.
  await expect.poll(() => shop.requestsTo('/file/upload')).toBe(2);
  const { payUrl } = await choosePayment(screens);
  await answerPayment(payUrl, 'pay');
  await expect(screens.queueNumber).toBeVisible();
  await expect(screens.orderStatus).toHaveAttribute('data-status', '10');
  expect(shop.control.payments()).toHaveLength(1);
  expect(shop.orders()).toHaveLength(1);
  await expect(screens.queueNumber).toHaveText(shop.orders()[0]?.queueNo ?? 'no order');
  await expect.poll(() => shop.orders()[0]?.status, SUSPENDED).toBe(10);
});

test.describe('from the start', () => {
  test.use({ setUp: { faults: { '/brand/list': { kind: 'http500' }, '/stock/list': { kind: 'http500' } } } });

  test('no list: the screen says so and tries again; an old list is shown and marked', async ({
    page,
    shop,
    counter,
  }) => {
    const phone = shop.phone('apple-iphone-17');
    const screens = screensOf(page);
    await screens.start.click();
    await expect(screens.notice).toContainText(words('en', 'list.failedTitle'));
    await expect(screens.notice).toContainText(words('en', 'list.failedText'));

    shop.control.setFault('/brand/list', null);
    shop.control.setFault('/stock/list', null);
    const retry = page.getByRole('button', { name: words('en', 'frame.retry') });
    await expect(async () => {
      if (await retry.isVisible()) await retry.click();
      await expect(screens.brand(phone)).toBeVisible({ timeout: 1_000 });
    }).toPass(SUSPENDED);
    await screens.brand(phone).click();
    await expect(screens.model(phone)).toBeVisible(SUSPENDED);

    await counter.stop();
    const comeBack = await shop.goAway();
    await counter.restart();
    await chooseCase(page, { phone });
    await screens.back.click();
    await expect(screens.notice).toHaveText(words('en', 'list.stale'));
    await comeBack();
  });
});

test('away on the review: nothing can be bought until it is back', async ({ page, shop }) => {
  const screens = await designCase(page, { phone: shop.phone('apple-iphone-17') });
  const comeBack = await shop.goAway();
  await expect(screens.reviewConfirm).toHaveAttribute('aria-disabled', 'true', SUSPENDED);
  await expect(screens.notice.filter({ hasText: words('en', 'readiness.backendAway') })).toBeVisible();
  await comeBack();
  await expect(screens.reviewConfirm).not.toHaveAttribute('aria-disabled', SUSPENDED);
  await screens.reviewConfirm.click();
  const { payUrl } = await choosePayment(screens);
  await answerPayment(payUrl, 'pay');
  await expect(screens.queueNumber).toBeVisible();
});

test('away while the picture is handed over: the shopper hears that nothing is charged', async ({
  page,
  shop,
}) => {
  const screens = await designCase(page, { phone: shop.phone('apple-iphone-17') });
  shop.control.setFault('/file/upload', { kind: 'http500' });
  await screens.reviewConfirm.click();
  await expect(screens.notice).toHaveText(words('en', 'payment.preparingTroubled'));
  shop.control.setFault('/file/upload', null);
  await screens.payType(1).click(SUSPENDED);
  await expect(screens.payCode).toBeVisible();
});

test('away from the code to the number: the shopper hears that the money is safe', async ({ page, shop }) => {
  const screens = await buyCase(page, { phone: shop.phone('apple-iphone-17') });

  await test.step('while the payment is awaited', async () => {
    shop.control.setFault('/order/getPayStatus', { kind: 'http500' });
    await expect(screens.notice).toHaveText(words('en', 'payment.troubled'));
    await answerPayment(screens.payUrl, 'pay');
    shop.control.setFault('/order/orderData', { kind: 'http500' });
    shop.control.setFault('/order/getPayStatus', null);
  });

  await test.step('while the order is placed', async () => {
    await expect(screens.notice).toHaveText(words('en', 'queue.orderingTroubled'), SUSPENDED);
    await expect(screens.screen('queue')).toContainText(screens.paymentId);
    expect(shop.orders()).toEqual([]);
    shop.control.setFault('/order/orderData', null);
  });

  await expect(screens.queueNumber).toBeVisible(SUSPENDED);
  expect(shop.orders()).toMatchObject([{ thirdPayId: screens.paymentId }]);
});
