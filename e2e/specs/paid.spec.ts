import sharp from 'sharp';
import { printSizePx } from '../../shared/domain/print-size.ts';
import { buyCase, chooseCase, choosePayment } from '../support/buy-case.ts';
import { machine } from '../support/kiosk-config.ts';
import { answerPayment, openPayment, scanCode } from '../support/phone.ts';
import { PHOTOS, readPicture, sendFromPhone } from '../support/photos.ts';
import { codeText, screensOf } from '../support/screens.ts';
import { expect, test } from '../support/test.ts';
import { words } from '../support/words.ts';

const DPI = 300;

test('from the first touch to the collected case', async ({ page, shop }) => {
  const phone = shop.phone('apple-iphone-17');
  const screens = await chooseCase(page, { phone });

  await test.step('the photo comes from the shopper’s phone', async () => {
    const pageUrl = await codeText(screens.phoneCode);
    expect(await scanCode(screens.phoneCode)).toBe(pageUrl);
    expect(await sendFromPhone(pageUrl, readPicture(PHOTOS.portrait))).toMatchObject({ status: 200 });
    await expect(screens.designDone).not.toHaveAttribute('aria-disabled');
  });

  await screens.designDone.click();
  await screens.reviewConfirm.click();
  const { payUrl, paymentId } = await choosePayment(screens);

  await test.step('the code can be read, and says what is to be paid', async () => {
    expect(await scanCode(screens.payCode)).toBe(payUrl);
    expect(shop.control.payments()).toMatchObject([
      { thirdId: paymentId, amountMinor: phone.priceMinor, payType: 1, modelId: phone.modelId },
    ]);
  });

  await openPayment(payUrl);
  await expect(page.getByText(words('en', 'payment.payingTitle'))).toBeVisible();
  await answerPayment(payUrl, 'pay');
  await expect(screens.queueNumber).toBeVisible();
  const [order, ...others] = shop.orders();
  expect(others).toEqual([]);
  await expect(screens.queueNumber).toHaveText(order?.queueNo ?? 'no order');
  expect(order?.thirdPayId).toBe(paymentId);

  await test.step('the shop has the picture at the printer’s size and density', async () => {
    const answer = await fetch(order?.pictureUrl ?? '');
    const picture = await sharp(await answer.arrayBuffer()).metadata();
    const { widthPx, heightPx } = printSizePx(phone.geometry, DPI);
    expect(picture).toMatchObject({ format: 'png', width: widthPx, height: heightPx, density: DPI });
  });

  await test.step('screen and shop follow the case until it is collected', async () => {
    for (const status of ['11', '16', '10']) {
      await expect(screens.orderStatus).toHaveAttribute('data-status', status);
    }
    await expect.poll(() => shop.orders()[0]?.status).toBe(10);
  });
});

test.describe('on a slow machine', () => {
  test.use({
    setUp: { config: { devices: machine({ printSeconds: 600 }) } },
  });

  test('the next shopper starts while the case is printed, and the board shows it', async ({
    page,
    shop,
    counter,
  }) => {
    const first = await buyCase(page, { phone: shop.phone('apple-iphone-17') });
    await answerPayment(first.payUrl, 'pay');
    await expect(first.orderStatus).toHaveAttribute('data-status', '11');
    const number = (await first.queueNumber.textContent()) ?? '';
    await page.getByRole('button', { name: words('en', 'queue.done') }).click();

    await expect(first.screen('attract')).toBeVisible();
    await expect(first.screen('attract').getByText(number, { exact: true })).toBeVisible();

    const second = await buyCase(page, { phone: shop.phone('samsung-galaxy-s25') });
    await answerPayment(second.payUrl, 'pay');
    await expect(second.orderStatus).toHaveAttribute('data-status', '8');
    await expect(
      second.orderStatus.getByText(words('en', 'queue.ahead', { count: 1 }), { exact: true }),
    ).toBeVisible();
    expect(await second.queueNumber.textContent()).not.toBe(number);

    await counter.restart({ devices: machine({ printSeconds: 0 }) });
    await expect(screensOf(page).orderStatus).toHaveAttribute('data-status', '10');
    expect(shop.orders().map((order) => order.status)).toEqual([10, 10]);
  });
});
