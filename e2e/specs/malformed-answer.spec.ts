import type { Fault } from '../../electron/demo/backend/faults.ts';
import { buyCase } from '../support/buy-case.ts';
import { answerPayment } from '../support/phone.ts';
import { expect, test } from '../support/test.ts';

const PATHS = [
  '/stock/list',
  '/file/upload',
  '/order/payData',
  '/order/getPayStatus',
  '/order/orderData',
] as const;

const ANSWERS: readonly (readonly [string, Fault])[] = [
  ['a page of the shop’s Wi-Fi', { kind: 'html', times: 1 }],
  ['nothing', { kind: 'empty', times: 1 }],
  ['success around nonsense', { kind: 'wrongShape', times: 1 }],
  ['the right answer, two seconds late', { kind: 'slow', ms: 2_000, times: 1 }],
];

for (const [name, fault] of ANSWERS) {
  test(`every step is answered once with ${name}: the sale goes through, once`, async ({ page, shop }) => {
    for (const path of PATHS) shop.control.setFault(path, fault);
    const screens = await buyCase(page, { phone: shop.phone('apple-iphone-17') });
    await answerPayment(screens.payUrl, 'pay');
    await expect(screens.queueNumber).toBeVisible();
    expect(shop.control.payments()).toHaveLength(1);
    expect(shop.orders()).toHaveLength(1);
    await expect(screens.queueNumber).toHaveText(shop.orders()[0]?.queueNo ?? 'no order');
  });
}
