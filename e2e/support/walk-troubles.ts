import { STAFF_PAGES } from '../../renderer/state/staff-store.ts';
import { PayType } from '../../shared/domain/payment.ts';
import { choosePayment, designCase } from './buy-case.ts';
import { expect } from './expect.ts';
import { answerPayment } from './phone.ts';
import { PHOTOS, readPicture } from './photos.ts';
import { screensOf } from './screens.ts';
import { enterStaff, openPinPad } from './staff.ts';
import { buttonOf, PHONE, SUSPENDED, type Walk } from './walk.ts';
import { type LanguageKey, words } from './words.ts';

/** Of the same brand, for a shopper whose own model has just sold out. */
const SIBLING_PHONE = 'apple-iphone-air';

/** What can come in between, up to the moment when staff have to help. */
export async function walkTroubles(walk: Walk): Promise<void> {
  await walkChangedOffer(walk);
  await walkClaim(walk);
  await walkStaff(walk);
}

/** The price changes, then the model sells out; the shopper goes on with another one. */
async function walkChangedOffer({ counter, locale, visit }: Walk): Promise<void> {
  const { page, shop } = counter;
  const phone = shop.phone(PHONE);
  const heading = (key: LanguageKey) => page.getByRole('heading', { name: words(locale, key) });
  const screens = await designCase(page, { phone, locale, photo: readPicture(PHOTOS.coarse) });
  await visit('review-coarse-photo');
  await screens.reviewConfirm.click();
  shop.control.setPrice(phone.modelId, phone.priceMinor + 560);
  await screens.payType(PayType.weChat).click();
  await expect(heading('payment.priceTitle')).toBeVisible();
  await visit('payment-price-changed');
  await buttonOf(page, words(locale, 'payment.declinePrice')).click();
  await screens.reviewConfirm.click();
  shop.control.setStock(phone.modelId, 0);
  await screens.payType(PayType.weChat).click();
  await expect(heading('payment.soldOutTitle')).toBeVisible();
  await visit('payment-sold-out');
  await buttonOf(page, words(locale, 'payment.otherModel')).click();
  await screens.model(shop.phone(SIBLING_PHONE)).click();
  await screens.designDone.click();
  await screens.reviewConfirm.click();
}

/** The backend is away while the payment is made, and then has nothing left to sell. */
async function walkClaim({ counter: { page, shop }, locale, visit }: Walk): Promise<void> {
  const screens = screensOf(page);
  const { payUrl } = await choosePayment(screens);
  shop.control.setFault('/order/getPayStatus', { kind: 'http500' });
  await expect(screens.notice).toBeVisible();
  await visit('payment-troubled');
  shop.control.setFault('/order/getPayStatus', null);
  shop.control.setStock(shop.phone(SIBLING_PHONE).modelId, 0);
  await answerPayment(payUrl, 'pay');
  await expect(page.getByRole('heading', { name: words(locale, 'claim.title') })).toBeVisible(SUSPENDED);
  await visit('queue-claim');
  await buttonOf(page, words(locale, 'queue.done')).click();
}

async function walkStaff({ counter: { page }, locale, visit }: Walk): Promise<void> {
  const screens = screensOf(page);
  await screens.language(locale).click();
  await openPinPad(page);
  await visit('staff-pin');
  await screens.back.click();
  await screens.language(locale).click();
  await enterStaff(page);
  await expect(page.getByTestId('staff-standing')).toBeVisible();
  await visit('staff-overview');
  // A kiosk without a print shop has no page for it.
  for (const staffPage of STAFF_PAGES.slice(1).filter((each) => each !== 'documents')) {
    await page.getByTestId(`staff-open-${staffPage}`).click();
    // Some pages ask the kiosk first what they have to show.
    await expect(page.getByTestId(`staff-page-${staffPage}`)).toHaveText(/\S/);
    await visit(`staff-${staffPage}`);
  }
}
