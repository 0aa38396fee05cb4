import type { Locale } from '../../shared/contract/kiosk.ts';
import { BAD_PHOTOS } from './bad-photos.ts';
import { buyCase, chooseCase, choosePayment, designCase, layPhoto } from './buy-case.ts';
import type { Counter } from './counter.ts';
import { expect } from './expect.ts';
import { kioskConfig, machine } from './kiosk-config.ts';
import { answerPayment, openPayment } from './phone.ts';
import { PHOTOS, readPicture, sendFromPhone } from './photos.ts';
import { codeText, screensOf } from './screens.ts';
import { emptyInk } from './simulated-machine.ts';
import { enterStaff, openPinPad } from './staff.ts';
import { welcomeWords, words } from './words.ts';

/** A moment in which the screen stands still. The same walk is used to check every screen and to take its picture. */
export type Visit = (view: string) => Promise<void>;

export interface Walk {
  readonly counter: Counter;
  readonly locale: Locale;
  readonly visit: Visit;
}

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
export async function walkSale({ counter, locale, visit }: Walk): Promise<void> {
  const { page, shop } = counter;
  const phone = shop.phone('apple-iphone-17');
  const screens = screensOf(page);
  const closeSheet = () => page.keyboard.press('Escape');
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const followMachine = (seconds: Parameters<typeof machine>[0], status: string) =>
    restartUntil(counter, seconds, status);

  await screens.language(locale).click();
  await visit('attract');
  await screens.start.click();
  await expect(screens.brand(phone)).toBeVisible();
  await visit('brand');
  await button(words(locale, 'frame.help')).click();
  await visit('help');
  await closeSheet();
  await screens.brand(phone).click();
  await expect(screens.model(phone)).toBeVisible();
  await visit('model');

  await screens.model(phone).click();
  const pageUrl = await codeText(screens.phoneCode);
  await visit('design-blank');
  const letter = await BAD_PHOTOS[0]?.make();
  if (letter) await sendFromPhone(pageUrl, letter);
  await expect(screens.notice).toBeVisible();
  await visit('design-photo-refused');
  await sendFromPhone(pageUrl, readPicture(PHOTOS.portrait));
  await expect(screens.designDone).not.toHaveAttribute('aria-disabled');
  await visit('design');
  await screens.photos.click();
  await expect(screens.phoneCode).toBeVisible();
  await visit('photos');
  await closeSheet();
  await screens.cancel.click();
  await visit('cancel-question');
  await closeSheet();

  await screens.designDone.click();
  await expect(screens.reviewConfirm).not.toHaveAttribute('aria-disabled');
  await visit('review');
  await screens.reviewConfirm.click();
  await expect(screens.payType(1)).toBeVisible();
  await visit('payment-choose');
  const first = await choosePayment(screens);
  await visit('payment-code');
  await screens.back.click();
  await visit('payment-stop-question');
  await closeSheet();
  await openPayment(first.payUrl);
  await expect(page.getByRole('heading', { name: words(locale, 'payment.payingTitle') })).toBeVisible();
  await visit('payment-paying');
  await answerPayment(first.payUrl, 'fail');
  await expect(page.getByRole('heading', { name: words(locale, 'payment.failedTitle') })).toBeVisible();
  await visit('payment-failed');

  const second = await choosePayment(screens, 2);
  shop.control.setFault('/order/orderData', { kind: 'http500' });
  await answerPayment(second.payUrl, 'pay');
  await expect(screens.screen('queue')).toContainText(second.paymentId);
  await visit('queue-ordering-troubled');
  shop.control.setFault('/order/orderData', null);
  await expect(screens.orderStatus).toHaveAttribute('data-status', '11', { timeout: 45_000 });
  await visit('queue-printing');
  await followMachine({ printSeconds: 0, dispenseSeconds: LONG_SECONDS }, '15');
  await visit('queue-dispensing');
  await followMachine({ printSeconds: 0, dispenseSeconds: 0, collectSeconds: LONG_SECONDS }, '16');
  await visit('queue-ready');
  await followMachine({ printSeconds: 0, dispenseSeconds: 0, collectSeconds: 0 }, '10');
  await visit('queue-collected');
}

async function restartUntil(
  counter: Counter,
  seconds: Parameters<typeof machine>[0],
  status: string,
): Promise<void> {
  await counter.restart({ devices: machine(seconds) });
  await expect(screensOf(counter.page).orderStatus).toHaveAttribute('data-status', status);
}

/** What can come in between, up to the moment when staff have to help. */
export async function walkTroubles({ counter, locale, visit }: Walk): Promise<void> {
  const { page, shop } = counter;
  const phone = shop.phone('apple-iphone-17');
  const other = shop.phone('apple-iphone-air');
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  const screens = await designCase(page, { phone, locale, photo: readPicture(PHOTOS.coarse) });
  await visit('review-coarse-photo');
  await screens.reviewConfirm.click();
  shop.control.setPrice(phone.modelId, 4550);
  await screens.payType(1).click();
  await expect(page.getByRole('heading', { name: words(locale, 'payment.priceTitle') })).toBeVisible();
  await visit('payment-price-changed');
  await button(words(locale, 'payment.declinePrice')).click();
  await screens.reviewConfirm.click();
  shop.control.setStock(phone.modelId, 0);
  await screens.payType(1).click();
  await expect(page.getByRole('heading', { name: words(locale, 'payment.soldOutTitle') })).toBeVisible();
  await visit('payment-sold-out');
  await button(words(locale, 'payment.otherModel')).click();
  await screens.model(other).click();
  await screens.designDone.click();
  await screens.reviewConfirm.click();

  const { payUrl } = await choosePayment(screens);
  shop.control.setFault('/order/getPayStatus', { kind: 'http500' });
  await expect(screens.notice).toBeVisible();
  await visit('payment-troubled');
  shop.control.setFault('/order/getPayStatus', null);
  shop.control.setStock(other.modelId, 0);
  await answerPayment(payUrl, 'pay');
  await expect(page.getByRole('heading', { name: words(locale, 'claim.title') })).toBeVisible({
    timeout: 45_000,
  });
  await visit('queue-claim');
  await button(words(locale, 'queue.done')).click();

  await screens.language(locale).click();
  await openPinPad(page);
  await visit('staff-pin');
  await screens.back.click();
  await screens.language(locale).click();
  await enterStaff(page);
  await expect(page.getByRole('article')).toBeVisible();
  await visit('staff');
}

/** The edges of the day: time that runs out, the board, and a kiosk that cannot sell. */
export async function walkEdges({ counter, locale, visit }: Walk): Promise<void> {
  const { page, shop, folder } = counter;
  const phone = shop.phone('samsung-galaxy-s25');
  const screens = screensOf(page);

  const { payUrl } = await buyCase(page, { phone, locale });
  await answerPayment(payUrl, 'pay');
  await expect(screens.orderStatus).toHaveAttribute('data-status', '11');
  await page.getByRole('button', { name: words(locale, 'queue.done'), exact: true }).click();
  await screens.language(locale).click();
  await expect(page.getByText('A001', { exact: true })).toBeVisible();
  await visit('attract-board');
  const next = await buyCase(page, { phone, locale });
  await answerPayment(next.payUrl, 'pay');
  await expect(screens.orderStatus).toHaveAttribute('data-status', '8');
  await visit('queue-waiting');
  await page.getByRole('button', { name: words(locale, 'queue.done'), exact: true }).click();

  await counter.restart({ ...WALK_CONFIG, paymentTimeoutSeconds: 5 });
  await buyCase(page, { phone, locale });
  await expect(page.getByRole('heading', { name: words(locale, 'payment.timedOutTitle') })).toBeVisible();
  await visit('payment-timed-out');
  await screens.cancel.click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: words(locale, 'leave.confirm'), exact: true })
    .click();

  await counter.restart({ ...WALK_CONFIG, idleSeconds: 5 });
  await chooseCase(page, { phone, locale });
  await layPhoto(screens);
  await expect(page.getByRole('dialog', { name: words(locale, 'idle.title') })).toBeVisible();
  await visit('idle-question');

  await page.getByRole('button', { name: words(locale, 'idle.stay'), exact: true }).click();

  await counter.stop();
  await expect(page.getByText(welcomeWords(locale, 'connection.lost'))).toBeVisible();
  await visit('connection-lost');
  emptyInk(folder.dataDir);
  await counter.restart(WALK_CONFIG);
  await expect(screens.screen('out-of-service')).toBeVisible();
  await visit('out-of-service-machine');
  folder.configure({ ...kioskConfig(shop.backend), pollSeconds: '2', payments: [{ type: 1 }] });
  await counter.restart();
  await expect(screens.screen('out-of-service')).toBeVisible();
  await visit('out-of-service-configuration');
}
