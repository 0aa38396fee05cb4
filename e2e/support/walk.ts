import type { Page } from '@playwright/test';
import { STAFF_PAGES } from '../../renderer/state/staff-store.ts';
import type { Locale } from '../../shared/contract/kiosk.ts';
import { PayType } from '../../shared/domain/payment.ts';
import { NO_PHOTO } from './bad-photos.ts';
import { buyCase, chooseCase, choosePayment, designCase, layPhoto } from './buy-case.ts';
import type { Counter } from './counter.ts';
import { expect } from './expect.ts';
import { kioskConfig, machine } from './kiosk-config.ts';
import { answerPayment, openPayment } from './phone.ts';
import { PHOTOS, readPicture, sendFromPhone } from './photos.ts';
import { codeText, screensOf } from './screens.ts';
import { emptyInk } from './simulated-machine.ts';
import { enterStaff, openPinPad } from './staff.ts';
import { type LanguageKey, welcomeWords, words } from './words.ts';

/** A moment in which the screen stands still. The same walk is used to check every screen and to take its picture. */
export type Visit = (view: string) => Promise<void>;

export interface Walk {
  readonly counter: Counter;
  readonly locale: Locale;
  readonly visit: Visit;
}

const PHONE = 'apple-iphone-17';
/** Of the same brand, for a shopper whose own model has just sold out. */
const SIBLING_PHONE = 'apple-iphone-air';
const OTHER_PHONE = 'samsung-galaxy-s25';
/** A backend that failed several times in a row is left alone for 10 s, then for 20 s. */
const SUSPENDED = { timeout: 45_000 };

/** Motions that last as long as anybody looks. A restart with a shorter time lets them end. */
const LONG_SECONDS = 600;
export const WALK_CONFIG = {
  devices: machine({
    printSeconds: LONG_SECONDS,
    dispenseSeconds: LONG_SECONDS,
    collectSeconds: LONG_SECONDS,
  }),
} as const;

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
    await expect(page.getByTestId(`staff-page-${staffPage}`)).toBeVisible();
    await visit(`staff-${staffPage}`);
  }
}

/** The edges of the day: a queue, time that runs out, and a kiosk that cannot sell. */
export async function walkEdges(walk: Walk): Promise<void> {
  await walkQueue(walk);
  await walkTimeOuts(walk);
  await walkOutOfService(walk);
}

async function walkQueue({ counter: { page, shop }, locale, visit }: Walk): Promise<void> {
  const screens = screensOf(page);
  const buy = async (status: string) => {
    const { payUrl } = await buyCase(page, { phone: shop.phone(OTHER_PHONE), locale });
    await answerPayment(payUrl, 'pay');
    await expect(screens.orderStatus).toHaveAttribute('data-status', status);
  };
  await buy('11');
  const number = (await screens.queueNumber.textContent()) ?? '';
  await buttonOf(page, words(locale, 'queue.done')).click();
  await screens.language(locale).click();
  await expect(page.getByText(number, { exact: true })).toBeVisible();
  await visit('attract-board');
  await buy('8');
  await visit('queue-waiting');
  await buttonOf(page, words(locale, 'queue.done')).click();
}

async function walkTimeOuts({ counter, locale, visit }: Walk): Promise<void> {
  const { page, shop } = counter;
  const phone = shop.phone(OTHER_PHONE);
  await counter.restart({ ...WALK_CONFIG, paymentTimeoutSeconds: 5 });
  const screens = await buyCase(page, { phone, locale });
  await expect(page.getByRole('heading', { name: words(locale, 'payment.timedOutTitle') })).toBeVisible();
  await visit('payment-timed-out');
  await screens.cancel.click();
  await buttonOf(page, words(locale, 'leave.confirm')).click();

  await counter.restart({ ...WALK_CONFIG, idleSeconds: 5 });
  await chooseCase(page, { phone, locale });
  await layPhoto(screens);
  await expect(page.getByRole('dialog', { name: words(locale, 'idle.title') })).toBeVisible();
  await visit('idle-question');
  await buttonOf(page, words(locale, 'idle.stay')).click();
}

async function walkOutOfService({ counter, locale, visit }: Walk): Promise<void> {
  const { page, shop, folder } = counter;
  const screen = screensOf(page).screen('out-of-service');
  await counter.stop();
  await expect(page.getByText(welcomeWords(locale, 'connection.lost'))).toBeVisible();
  await visit('connection-lost');
  emptyInk(folder.dataDir);
  await counter.restart(WALK_CONFIG);
  await expect(screen).toBeVisible();
  await visit('out-of-service-machine');
  folder.configure({ ...kioskConfig(shop.backend), pollSeconds: '2', payments: [{ type: 1 }] });
  await counter.restart();
  await expect(screen).toBeVisible();
  await visit('out-of-service-configuration');
}

const buttonOf = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
