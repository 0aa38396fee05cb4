import type { Page } from '@playwright/test';
import type { Locale } from '../../shared/contract/kiosk.ts';
import { PayType } from '../../shared/domain/payment.ts';
import { expect } from './expect.ts';
import { paymentIdOf } from './phone.ts';
import { PHOTOS, type PictureFile, readPicture } from './photos.ts';
import { codeText, type Screens, screensOf } from './screens.ts';
import type { Phone } from './shop.ts';

export interface Purchase {
  readonly phone: Phone;
  readonly locale?: Locale;
  readonly photo?: PictureFile;
  readonly payType?: PayType;
}

/** A payment that waits on the screen. */
export interface WaitingPayment {
  /** What the code says: the address of the phone's pay page. */
  readonly payUrl: string;
  readonly paymentId: string;
}

/** From the attract screen to the design screen of that phone, still without a photo. */
export async function chooseCase(page: Page, { phone, locale }: Purchase): Promise<Screens> {
  const screens = screensOf(page);
  await expect(screens.screen('attract')).toBeVisible();
  if (locale) await screens.language(locale).click();
  await screens.start.click();
  await screens.brand(phone).click();
  await screens.model(phone).click();
  await expect(screens.screen('design')).toBeVisible();
  return screens;
}

/** The photo comes from a USB stick, say: the kiosk's own file chooser. */
export async function layPhoto(screens: Screens, photo = readPicture(PHOTOS.landscape)): Promise<void> {
  await screens.fileInput.setInputFiles(photo);
  await expect(screens.designDone).not.toHaveAttribute('aria-disabled');
}

/** Goes on as far as the review, where the print has been drawn and handed over. */
export async function designCase(page: Page, purchase: Purchase): Promise<Screens> {
  const screens = await chooseCase(page, purchase);
  await layPhoto(screens, purchase.photo);
  await screens.designDone.click();
  await expect(screens.screen('review')).toBeVisible();
  await expect(screens.reviewConfirm).not.toHaveAttribute('aria-disabled');
  return screens;
}

/** Goes on to the question how to pay. */
export async function orderCase(page: Page, purchase: Purchase): Promise<Screens> {
  const screens = await designCase(page, purchase);
  await screens.reviewConfirm.click();
  await expect(screens.screen('payment')).toBeVisible();
  return screens;
}

/** Goes on until the code to pay is on the screen. */
export async function buyCase(page: Page, purchase: Purchase): Promise<Screens & WaitingPayment> {
  const screens = await orderCase(page, purchase);
  return { ...screens, ...(await choosePayment(screens, purchase.payType)) };
}

export async function choosePayment(
  screens: Screens,
  payType: PayType = PayType.weChat,
): Promise<WaitingPayment> {
  const method = screens.payType(payType);
  // While the backend counts as away no method can be chosen, and a touch does nothing.
  await expect(method).not.toHaveAttribute('aria-disabled', 'true');
  await expect(method).toBeEnabled();
  await method.click();
  const payUrl = await codeText(screens.payCode);
  return { payUrl, paymentId: paymentIdOf(payUrl) };
}
