import { buyCase, chooseCase, layPhoto } from '../support/buy-case.ts';
import { watchKeptDrafts } from '../support/kept-drafts.ts';
import { machine } from '../support/kiosk-config.ts';
import { answerPayment } from '../support/phone.ts';
import { expect, test } from '../support/test.ts';
import { words } from '../support/words.ts';

test.use({ setUp: { config: { devices: machine({ printSeconds: 600 }) } } });

test('a page that is loaded anew takes the sale up where it stands', async ({ page, shop }) => {
  const screens = await buyCase(page, { phone: shop.phone('apple-iphone-17'), locale: 'zh-CN' });

  await test.step('while the code is on the screen', async () => {
    await page.reload();
    await expect(screens.payCode).toHaveAttribute('data-value', screens.payUrl);
    await expect(screens.screen('payment')).toContainText(words('zh-CN', 'payment.amount'));
  });

  await test.step('while the case is printed', async () => {
    await answerPayment(screens.payUrl, 'pay');
    await expect(screens.orderStatus).toHaveAttribute('data-status', '11');
    const number = await screens.queueNumber.textContent();
    await page.reload();
    await expect(screens.queueNumber).toHaveText(number ?? '');
    await expect(screens.orderStatus).toHaveAttribute('data-status', '11');
  });
  expect(shop.control.payments()).toHaveLength(1);
  expect(shop.orders()).toHaveLength(1);
});

test('a page that is loaded anew in the design keeps the visit, its design and its photos', async ({
  page,
  shop,
}) => {
  const kept = watchKeptDrafts(page);
  await page.reload();
  const phone = shop.phone('apple-iphone-17');
  const screens = await chooseCase(page, { phone });
  await layPhoto(screens);
  await expect.poll(() => kept.last()).toContain('"photoId"');
  await page.reload();
  await expect(screens.screen('design')).toBeVisible();
  await expect(screens.designDone).not.toHaveAttribute('aria-disabled');
});
