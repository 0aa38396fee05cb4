import { buyCase, chooseCase, layPhoto, orderCase } from '../support/buy-case.ts';
import { answerPayment } from '../support/phone.ts';
import { openStaffPage } from '../support/staff.ts';
import { expect, test } from '../support/test.ts';
import { words } from '../support/words.ts';

const leave = words('en', 'leave.confirm');
const stay = words('en', 'leave.stay');

test('cancelling asks first where there is something to lose', async ({ page, shop }) => {
  const phone = shop.phone('apple-iphone-17');
  const screens = await chooseCase(page, { phone });

  await test.step('nothing yet: back to the start at once', async () => {
    await screens.cancel.click();
    await expect(screens.screen('attract')).toBeVisible();
  });

  await test.step('a design: asks, and keeps it for those who stay', async () => {
    await chooseCase(page, { phone });
    await layPhoto(screens);
    await screens.cancel.click();
    const question = page.getByRole('dialog', { name: words('en', 'leave.title') });
    await question.getByRole('button', { name: stay }).click();
    await expect(question).toBeHidden();
    await expect(screens.designDone).not.toHaveAttribute('aria-disabled');
    await screens.cancel.click();
    await question.getByRole('button', { name: leave }).click();
    await expect(screens.screen('attract')).toBeVisible();
  });
  expect(shop.control.payments()).toEqual([]);
});

test('a cancelled payment makes no order; money that comes all the same is a claim', async ({
  page,
  shop,
}) => {
  const screens = await buyCase(page, { phone: shop.phone('apple-iphone-17') });
  await screens.cancel.click();
  await page.getByRole('dialog').getByRole('button', { name: leave }).click();
  await expect(screens.screen('attract')).toBeVisible();
  expect(shop.orders()).toEqual([]);

  await answerPayment(screens.payUrl, 'pay');
  await openStaffPage(page, 'sales');
  await expect(page.getByRole('article')).toContainText(screens.paymentId);
  expect(shop.orders()).toEqual([]);
});

test('from the question how to pay, back leads to the review and nothing was announced', async ({
  page,
  shop,
}) => {
  const screens = await orderCase(page, { phone: shop.phone('apple-iphone-17') });
  await screens.back.click();
  await expect(screens.screen('review')).toBeVisible();
  await screens.back.click();
  await expect(screens.screen('design')).toBeVisible();
  await screens.designDone.click();
  await expect(screens.screen('review')).toBeVisible();
  await screens.reviewConfirm.click();
  await expect(screens.screen('payment')).toBeVisible();
  expect(shop.control.payments()).toEqual([]);
});

test.describe('while the kiosk has not heard of the payment', () => {
  // One poll at the start, and none again during the test: only the last look can find the money.
  test.use({ setUp: { config: { pollSeconds: 60 } } });

  test('whoever paid and stopped in the same moment gets the case', async ({ page, shop }) => {
    const screens = await buyCase(page, { phone: shop.phone('apple-iphone-17') });
    await answerPayment(screens.payUrl, 'pay');
    await screens.back.click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: words('en', 'payment.stopConfirm') })
      .click();
    await expect(screens.queueNumber).toBeVisible();
    expect(shop.orders()).toMatchObject([{ thirdPayId: screens.paymentId }]);
  });

  test('whoever paid and left in the same moment gets the case', async ({ page, shop }) => {
    const screens = await buyCase(page, { phone: shop.phone('apple-iphone-17') });
    await answerPayment(screens.payUrl, 'pay');
    await screens.cancel.click();
    await page.getByRole('dialog').getByRole('button', { name: leave }).click();
    await expect(screens.screen('attract')).toBeVisible();
    await expect.poll(() => shop.orders()).toMatchObject([{ thirdPayId: screens.paymentId }]);
  });
});

test('stopping a payment keeps the design', async ({ page, shop }) => {
  const screens = await buyCase(page, { phone: shop.phone('apple-iphone-17') });
  await screens.back.click();
  const question = page.getByRole('dialog', { name: words('en', 'payment.stopTitle') });
  await question.getByRole('button', { name: words('en', 'payment.stopStay') }).click();
  await expect(screens.payCode).toHaveAttribute('data-value', screens.payUrl);
  await screens.back.click();
  await question.getByRole('button', { name: words('en', 'payment.stopConfirm') }).click();
  await expect(screens.screen('review')).toBeVisible();
  await expect(screens.reviewConfirm).not.toHaveAttribute('aria-disabled');
});
