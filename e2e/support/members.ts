import type { Locator } from '@playwright/test';
import { DEMO_HAIDIAN } from '../../electron/demo/backend/haidian/seed.ts';
import { DEMO_PATHS } from '../../electron/demo/backend/other-systems.ts';
import { expect } from './expect.ts';
import type { ConfigFile } from './kiosk-config.ts';
import type { Screens } from './screens.ts';
import type { Shop } from './shop.ts';

/** The retailer beside the shop's backend. */
export const retailerOf = (shop: Shop): Pick<ConfigFile, 'haidian'> => ({
  haidian: { url: shop.backend.url + DEMO_PATHS.haidian, signKey: DEMO_HAIDIAN.signKey },
});

/** The sheet of members and coupons, over the review. */
export interface MemberSheet {
  readonly sheet: Locator;
  /** What it has to say to the shopper. */
  readonly notice: Locator;
  /** Opens the pad and enters the number, up to the button that sends it. */
  typeMobile(): Promise<void>;
  /** Enters the number and sends it. */
  findMember(): Promise<void>;
  /** Enters a code, all of it capitals and digits, and has it checked. */
  checkCoupon(code: string): Promise<void>;
  tap(testId: string): Promise<void>;
}

export async function openMembers({ page }: Screens): Promise<MemberSheet> {
  const sheet = page.getByTestId('member-sheet');
  const tap = (testId: string) => page.getByTestId(testId).click();
  await tap('members');
  await expect(sheet).toBeVisible();
  const typeMobile = async () => {
    if (await page.getByTestId('member-mobile').isVisible()) await tap('member-mobile');
    for (const digit of DEMO_HAIDIAN.mobile) await tap(`digit-${digit}`);
  };
  return {
    sheet,
    notice: sheet.getByTestId('notice'),
    tap,
    typeMobile,
    findMember: async () => {
      await typeMobile();
      await tap('mobile-find');
    },
    checkCoupon: async (code) => {
      await tap('member-coupon');
      for (const key of code.toLowerCase()) await tap(`keyboard-key-${key}`);
      await tap('coupon-check');
    },
  };
}
