import { PaymentStatus } from '../../shared/domain/payment.ts';
import { buyCase } from '../support/buy-case.ts';
import { answerPayment } from '../support/phone.ts';
import { findFreePort } from '../support/ports.ts';
import { expect, test } from '../support/test.ts';

const SECRET = 'push-secret-for-tests';
/** Far longer than the test: what the screen learns, it learns by the push. */
const POLL_SECONDS = 60;

test('news brings the number before the next poll; forged news brings nothing', async ({
  page,
  shop,
  counter,
}) => {
  const port = await findFreePort();
  const target = `http://127.0.0.1:${port}/${SECRET}/notify`;
  await counter.restart({
    pollSeconds: POLL_SECONDS,
    notify: { port, secret: SECRET, orderUrl: `${shop.backend.url}/notify/order` },
  });
  const screens = await buyCase(page, { phone: shop.phone('apple-iphone-17') });

  const push = async (address: string) => {
    const entry = { third_id: screens.paymentId, pay_type: 1, pay_amount: 39.9, status: PaymentStatus.paid };
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([entry]),
    });
    return answer.status;
  };

  await test.step('somebody else says that it is paid', async () => {
    const polls = shop.requestsTo('/order/getPayStatus');
    expect(await push(`http://127.0.0.1:${port}/wrong-secret/notify/payment`)).toBe(404);
    expect(shop.requestsTo('/order/getPayStatus')).toBe(polls);
    // With the right address the kiosk asks the backend, which knows better.
    expect(await push(`${target}/payment`)).toBe(200);
    expect(shop.requestsTo('/order/getPayStatus')).toBe(polls + 1);
    await expect(screens.payCode).toBeVisible();
    expect(shop.orders()).toEqual([]);
  });

  shop.control.setNotify({ paymentUrl: `${target}/payment`, orderUrl: `${target}/order` });
  await answerPayment(screens.payUrl, 'pay');
  await expect(screens.queueNumber).toBeVisible();
  expect(shop.orders()).toMatchObject([{ thirdPayId: screens.paymentId }]);
  await expect
    .poll(() => shop.control.deliveries().find((delivery) => delivery.status === PaymentStatus.paid)?.outcome)
    .toBe('delivered');
});
