import { DEMO_HAIDIAN } from '../../electron/demo/backend/haidian/seed.ts';
import { choosePayment, designCase } from '../support/buy-case.ts';
import { openMembers, retailerOf } from '../support/members.ts';
import { answerPayment, paymentIdOf } from '../support/phone.ts';
import { codeText, screensOf } from '../support/screens.ts';
import { expect, test } from '../support/test.ts';
import { words } from '../support/words.ts';

const PHONE = 'apple-iphone-17';
const mobile = new RegExp(DEMO_HAIDIAN.mobile);

test('a member with a coupon buys a case for less, and leaves nothing behind', async ({ counter, shop }) => {
  await counter.restart(retailerOf(shop));
  const { page } = counter;
  const retailer = shop.backend.others.haidian;
  const screens = await designCase(page, { phone: shop.phone(PHONE) });
  const members = await openMembers(screens);
  await members.findMember();
  await expect(page.getByTestId('member-card')).toContainText('138****8000');
  await members.tap('member-orders');
  await members.tap('orders-more');
  await expect(page.getByTestId('order-list').locator('article')).toHaveCount(20);
  await members.tap('member-back');
  await members.checkCoupon('HD10OFF');
  await expect(page.getByTestId('coupon-card')).toContainText('−¥10.00');
  await members.tap('member-close');
  await expect(page.getByTestId('review-to-pay')).toHaveText('¥29.90');

  await screens.reviewConfirm.click();
  const { payUrl } = await choosePayment(screens);
  await expect(page.getByTestId('payment-discount')).toContainText('¥10.00');
  expect(new URL(payUrl).searchParams.get('amount')).toBe('29.9');
  expect(retailer.coupon('HD10OFF')?.isUsed).toBe(false);
  await answerPayment(payUrl, 'pay');
  await expect(page.getByTestId('queue-saved')).toContainText('¥10.00');
  await expect.poll(() => retailer.coupon('HD10OFF')?.isUsed).toBe(true);

  await page.getByTestId('done').click();
  const next = await designCase(page, { phone: shop.phone(PHONE) });
  await expect(page.getByTestId('members')).toContainText(words('en', 'members.entry'));
  await expect(page.getByTestId('review-to-pay')).toHaveText('¥39.90');
  await expect(next.reviewConfirm).toContainText('¥39.90');
  expect(counter.folder.readLog()).not.toMatch(mobile);
});

test('a coupon that has run out says so with its day, and one that is used meanwhile costs nothing', async ({
  counter,
  shop,
}) => {
  await counter.restart(retailerOf(shop));
  const { page } = counter;
  const screens = await designCase(page, { phone: shop.phone(PHONE) });
  const members = await openMembers(screens);
  await members.checkCoupon('HDEXPIRED');
  await expect(members.notice).toContainText(words('en', 'members.reason.memberNeeded'));
  await members.tap('coupon-mobile');
  await members.findMember();
  await expect(members.notice).toContainText(/good until \w+ \d+, \d{4}.*¥39\.90, as before/);
  await members.tap('member-back');
  await members.checkCoupon('HD10OFF');
  await members.tap('member-close');
  await screens.reviewConfirm.click();
  shop.backend.others.haidian.setCoupon('HD10OFF', { isUsed: true });
  await screens.payType(1).click();
  await expect(screens.notice).toContainText(words('en', 'members.reason.used'));
  expect(shop.control.payments()).toEqual([]);
  await page.getByTestId('accept-price').click();
  await expect(screens.payCode).toBeVisible();
  expect(shop.control.payments()).toMatchObject([{ amountMinor: 3990 }]);
});

test('where the price moves while a coupon is in, it comes off the new price, and only after the shopper’s yes', async ({
  counter,
  shop,
}) => {
  await counter.restart(retailerOf(shop));
  const { page } = counter;
  const retailer = shop.backend.others.haidian;
  const phone = shop.phone(PHONE);
  const screens = await designCase(page, { phone });
  const members = await openMembers(screens);
  await members.findMember();
  await expect(page.getByTestId('member-card')).toBeVisible();
  await members.checkCoupon('HD10OFF');
  await members.tap('member-close');
  await expect(page.getByTestId('review-to-pay')).toHaveText('¥29.90');
  await screens.reviewConfirm.click();
  shop.control.setPrice(phone.modelId, 4550);
  await screens.payType(1).click();
  await expect(page.getByRole('heading', { name: words('en', 'payment.priceTitle') })).toBeVisible();
  expect(shop.control.payments()).toEqual([]);
  expect(retailer.coupon('HD10OFF')?.isUsed).toBe(false);
  await page.getByTestId('accept-price').click();
  const payUrl = await codeText(screens.payCode);
  expect(new URL(payUrl).searchParams.get('amount')).toBe('35.5');
  await expect(page.getByTestId('payment-discount')).toContainText('¥10.00');
  await answerPayment(payUrl, 'pay');
  await expect(page.getByTestId('queue-saved')).toContainText('¥10.00');
  expect(shop.control.payments()).toMatchObject([{ thirdId: paymentIdOf(payUrl), amountMinor: 3550 }]);
  await expect.poll(() => retailer.coupon('HD10OFF')?.isUsed).toBe(true);
});

test('while the retailer is away the sale goes on without', async ({ counter, shop }) => {
  await counter.restart(retailerOf(shop));
  const { page } = counter;
  const retailer = shop.backend.others.haidian;
  retailer.setFault('userInfo', { kind: 'http500' });
  retailer.setFault('couponsInfo', { kind: 'http500' });
  const screens = await designCase(page, { phone: shop.phone(PHONE) });
  const members = await openMembers(screens);
  await members.findMember();
  await expect(members.notice).toContainText(words('en', 'members.mobile.away'));
  await members.tap('member-back');
  await members.checkCoupon('HDANYBODY');
  await expect(members.notice).toContainText(words('en', 'members.coupon.away'));
  await members.tap('member-close');
  await screens.reviewConfirm.click();
  const { payUrl } = await choosePayment(screensOf(page));
  await answerPayment(payUrl, 'pay');
  await expect(screens.queueNumber).toBeVisible();
  expect(shop.control.payments()).toMatchObject([{ amountMinor: 3990 }]);
});
