import { PayType } from '../../shared/domain/payment.ts';
import { NO_PHOTO } from './bad-photos.ts';
import { choosePayment } from './buy-case.ts';
import { expect } from './expect.ts';
import { machine } from './kiosk-config.ts';
import { answerPayment, openPayment } from './phone.ts';
import { PHOTOS, readPicture, sendFromPhone } from './photos.ts';
import { codeText, screensOf } from './screens.ts';
import { buttonOf, LONG_SECONDS, PHONE, SUSPENDED, type Walk } from './walk.ts';
import { type LanguageKey, words } from './words.ts';

/** One sale, from the first touch to the case in the shopper's hand. */
export async function walkSale(walk: Walk): Promise<void> {
  await walkToModel(walk);
  await walkDesign(walk);
  await walkPayment(walk);
  await walkOrder(walk);
}

async function walkToModel({ counter, locale, visit }: Walk): Promise<void> {
  const { page, shop } = counter;
  const phone = shop.phone(PHONE);
  const screens = screensOf(page);
  await screens.language(locale).click();
  await visit('attract');
  await screens.start.click();
  await expect(screens.brand(phone)).toBeVisible();
  await visit('brand');
  await buttonOf(page, words(locale, 'frame.help')).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await visit('help');
  await page.keyboard.press('Escape');
  await screens.brand(phone).click();
  await expect(screens.model(phone)).toBeVisible();
  await visit('model');
  await screens.model(phone).click();
}

async function walkDesign({ counter: { page }, locale, visit }: Walk): Promise<void> {
  const screens = screensOf(page);
  const pageUrl = await codeText(screens.phoneCode);
  await visit('design-blank');
  await sendFromPhone(pageUrl, await NO_PHOTO.make());
  await expect(screens.notice).toBeVisible();
  await visit('design-photo-refused');
  await sendFromPhone(pageUrl, readPicture(PHOTOS.portrait));
  await expect(screens.designDone).not.toHaveAttribute('aria-disabled');
  await expect(page.getByText(words(locale, 'editor.loading'))).toHaveCount(0);
  await visit('design');
  await screens.photos.click();
  await expect(screens.phoneCode).toBeVisible();
  await visit('photos');
  await page.keyboard.press('Escape');
  await screens.cancel.click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await visit('cancel-question');
  await page.keyboard.press('Escape');
  await screens.designDone.click();
  await expect(screens.reviewConfirm).not.toHaveAttribute('aria-disabled');
  await visit('review');
  await screens.reviewConfirm.click();
}

/** A payment that fails, and leaves the shopper before the question how to pay. */
async function walkPayment({ counter: { page }, locale, visit }: Walk): Promise<void> {
  const screens = screensOf(page);
  const heading = (key: LanguageKey) => page.getByRole('heading', { name: words(locale, key) });
  await expect(screens.payType(PayType.weChat)).toBeVisible();
  await visit('payment-choose');
  const { payUrl } = await choosePayment(screens);
  await visit('payment-code');
  await screens.back.click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await visit('payment-stop-question');
  await page.keyboard.press('Escape');
  await openPayment(payUrl);
  await expect(heading('payment.payingTitle')).toBeVisible();
  await visit('payment-paying');
  await answerPayment(payUrl, 'fail');
  await expect(heading('payment.failedTitle')).toBeVisible();
  await visit('payment-failed');
}

/** From the second payment to the collected case. */
async function walkOrder({ counter, visit }: Walk): Promise<void> {
  const { page, shop } = counter;
  const screens = screensOf(page);
  const { payUrl, paymentId } = await choosePayment(screens, PayType.alipay);
  shop.control.setFault('/order/orderData', { kind: 'http500' });
  await answerPayment(payUrl, 'pay');
  await expect(screens.screen('queue')).toContainText(paymentId);
  await visit('queue-ordering-troubled');
  shop.control.setFault('/order/orderData', null);
  await expect(screens.orderStatus).toHaveAttribute('data-status', '11', SUSPENDED);
  await visit('queue-printing');
  const follow = async (times: Parameters<typeof machine>[0], status: string) => {
    await counter.restart({ devices: machine(times) });
    await expect(screens.orderStatus).toHaveAttribute('data-status', status);
  };
  await follow({ printSeconds: 0, dispenseSeconds: LONG_SECONDS }, '15');
  await visit('queue-dispensing');
  await follow({ printSeconds: 0, dispenseSeconds: 0, collectSeconds: LONG_SECONDS }, '16');
  await visit('queue-ready');
  await follow({ printSeconds: 0, dispenseSeconds: 0, collectSeconds: 0 }, '10');
  await visit('queue-collected');
}
