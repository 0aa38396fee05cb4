import type { Locale } from '../../shared/contract/kiosk.ts';
import { choosePayment, layPhoto } from '../support/buy-case.ts';
import { answerPayment } from '../support/phone.ts';
import { screensOf } from '../support/screens.ts';
import { expect, test } from '../support/test.ts';
import { foreignTexts } from '../support/view-checks.ts';
import { type LanguageKey, words } from '../support/words.ts';

test('on every screen of a visit the language changes at once and as a whole', async ({ page, shop }) => {
  const phone = shop.phone('apple-iphone-17');
  const screens = screensOf(page);
  const names = shop.names();

  /** To the other language and back, so that the visit goes on in Chinese. */
  const switchAround = async (title: LanguageKey) => {
    for (const locale of ['en', 'zh-CN'] satisfies Locale[]) {
      await screens.language(locale).click();
      await expect(page.getByRole('heading', { name: words(locale, title) })).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('lang', locale);
      expect(await foreignTexts(page, locale, names)).toEqual([]);
    }
  };

  await screens.language('zh-CN').click();
  await screens.start.click();
  await expect(screens.brand(phone)).toBeVisible();
  await switchAround('brand.title');
  await screens.brand(phone).click();
  await expect(screens.model(phone)).toBeVisible();
  await switchAround('model.title');
  await screens.model(phone).click();
  await switchAround('editor.title');
  await layPhoto(screens);
  await switchAround('editor.title');
  await screens.designDone.click();
  await switchAround('review.title');
  await screens.reviewConfirm.click();

  const { payUrl } = await choosePayment(screens);
  expect(await foreignTexts(page, 'zh-CN', names)).toEqual([]);
  await answerPayment(payUrl, 'pay');
  await expect(screens.queueNumber).toBeVisible();
  expect(await foreignTexts(page, 'zh-CN', names)).toEqual([]);

  await page.getByRole('button', { name: words('zh-CN', 'queue.done') }).click();
  // The next shopper is greeted in the first language of the configuration.
  await expect(screens.language('en')).toHaveAttribute('aria-pressed', 'true');
});
