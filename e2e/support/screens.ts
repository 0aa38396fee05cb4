import type { Locator, Page } from '@playwright/test';
import type { Locale } from '../../shared/contract/kiosk.ts';
import type { PayType } from '../../shared/domain/payment.ts';
import type { Phone } from './shop.ts';

type ScreenName =
  | 'attract'
  | 'brand'
  | 'model'
  | 'design'
  | 'review'
  | 'payment'
  | 'queue'
  | 'out-of-service'
  | 'staff-pin'
  | 'staff';

/** The kiosk's screen, by the test ids that are stable for ever (docs: design, fixed points) and nothing else. */
export interface Screens {
  readonly page: Page;
  screen(name: ScreenName): Locator;
  readonly start: Locator;
  language(locale: Locale): Locator;
  /** Brands have ids of the backend's: found by the name on the card. */
  brand(phone: Phone): Locator;
  model(phone: Phone): Locator;
  readonly photos: Locator;
  readonly phoneCode: Locator;
  readonly fileInput: Locator;
  readonly designDone: Locator;
  readonly reviewConfirm: Locator;
  payType(payType: PayType): Locator;
  readonly payCode: Locator;
  readonly queueNumber: Locator;
  readonly orderStatus: Locator;
  readonly back: Locator;
  readonly cancel: Locator;
  /** Any message to the shopper. */
  readonly notice: Locator;
  readonly staffCorner: Locator;
  pinDigit(digit: string): Locator;
  readonly pinOk: Locator;
}

export function screensOf(page: Page): Screens {
  const id = (testId: string) => page.getByTestId(testId);
  return {
    page,
    screen: (name) => id(`screen-${name}`),
    start: id('start'),
    language: (locale) => id(`language-${locale}`),
    brand: ({ brandName, brandChinese }) =>
      page.getByTestId(/^brand-/).filter({ hasText: new RegExp(`^(${brandName}|${brandChinese})`) }),
    model: ({ modelId }) => id(`model-${modelId}`),
    photos: id('design-photo'),
    phoneCode: id('design-phone-qr'),
    fileInput: id('design-file'),
    designDone: id('design-done'),
    reviewConfirm: id('review-confirm'),
    payType: (payType) => id(`pay-${payType}`),
    payCode: id('payment-qr'),
    queueNumber: id('queue-number'),
    orderStatus: id('order-status'),
    back: id('back'),
    cancel: id('cancel'),
    notice: id('notice'),
    staffCorner: id('staff-corner'),
    pinDigit: (digit) => id(`pin-${digit}`),
    pinOk: id('pin-ok'),
  };
}

/** What a code on the screen says. Waits until there is one. */
export async function codeText(code: Locator): Promise<string> {
  await code.waitFor();
  const value = await code.getAttribute('data-value');
  if (!value) throw new Error('a code without data-value');
  return value;
}
