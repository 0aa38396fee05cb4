import { PHOTO_LIMITS } from '../../electron/services/photos/photo-limits.ts';
import { uploadTexts } from '../../electron/services/photos/upload-texts.ts';
import { buyCase, chooseCase } from '../support/buy-case.ts';
import { answerPayment } from '../support/phone.ts';
import { PHOTOS, readPicture, sendFromPhone } from '../support/photos.ts';
import { codeText } from '../support/screens.ts';
import { expect, test } from '../support/test.ts';
import { words } from '../support/words.ts';

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } as const;

test('speaks the shopper’s language, sends photos, and closes with the visit', async ({
  page,
  shop,
  browser,
}) => {
  const phone = shop.phone('apple-iphone-17');
  const screens = await chooseCase(page, { phone, locale: 'zh-CN' });
  const pageUrl = await codeText(screens.phoneCode);
  const texts = uploadTexts('zh-CN', PHOTO_LIMITS);
  const context = await browser.newContext(PHONE);
  const phonePage = await context.newPage();

  await test.step('two photos at once', async () => {
    await phonePage.goto(pageUrl);
    await expect(phonePage.getByRole('heading', { name: texts.title })).toBeVisible();
    await phonePage
      .locator('input[type=file]')
      .setInputFiles([readPicture(PHOTOS.landscape), readPicture(PHOTOS.portrait)]);
    await expect(phonePage.getByText(texts.sent, { exact: true })).toHaveCount(2);
    await expect(phonePage.getByText(texts.doneTitle)).toBeVisible();
    await expect(screens.designDone).not.toHaveAttribute('aria-disabled');
  });

  await test.step('the language follows the kiosk', async () => {
    await screens.language('en').click();
    await expect(page.getByRole('heading', { name: words('en', 'editor.title') })).toBeVisible();
    await phonePage.reload();
    await expect(
      phonePage.getByRole('heading', { name: uploadTexts('en', PHOTO_LIMITS).title }),
    ).toBeVisible();
  });

  await test.step('the visit ends', async () => {
    await screens.cancel.click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: words('en', 'leave.confirm') })
      .click();
    await expect(screens.screen('attract')).toBeVisible();
    const answer = await phonePage.reload();
    expect(answer?.status()).toBe(410);
    await expect(phonePage.getByText(uploadTexts('en', PHOTO_LIMITS).closedTitle)).toBeVisible();
    await expect(phonePage.getByText(texts.closedTitle)).toBeVisible();
    expect((await phonePage.goto(`${pageUrl}x`))?.status()).toBe(404);
  });
  await context.close();
});

test('after the sale the page takes nothing any more', async ({ page, shop }) => {
  const screens = await chooseCase(page, { phone: shop.phone('apple-iphone-17') });
  const pageUrl = await codeText(screens.phoneCode);
  await screens.cancel.click();
  const { payUrl } = await buyCase(page, { phone: shop.phone('apple-iphone-17') });
  await answerPayment(payUrl, 'pay');
  await expect(screens.queueNumber).toBeVisible();
  await page.getByRole('button', { name: words('en', 'queue.done') }).click();
  await expect(screens.screen('attract')).toBeVisible();
  expect(await sendFromPhone(pageUrl, readPicture(PHOTOS.landscape))).toMatchObject({ status: 410 });
});
