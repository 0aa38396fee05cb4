import { PayType } from '../../shared/domain/payment.ts';
import { designCase } from './buy-case.ts';
import { expect } from './expect.ts';
import { openMembers, retailerOf } from './members.ts';
import { answerPayment } from './phone.ts';
import { PHOTOS, readPicture } from './photos.ts';
import { codeText } from './screens.ts';
import { WALK_CONFIG, type Walk } from './walk.ts';
import { words } from './words.ts';

const PHONE = 'apple-iphone-17';
const COUPON = 'HD10OFF';

/** A member with a coupon, which somebody uses before them; then they buy with another one. */
export async function walkMembers({ counter, locale, visit }: Walk): Promise<void> {
  const { page, shop } = counter;
  await counter.restart({ ...WALK_CONFIG, ...retailerOf(shop) });
  const photo = readPicture(PHOTOS.landscape);
  const screens = await designCase(page, { phone: shop.phone(PHONE), locale, photo });
  await expect(page.getByTestId('members')).toBeVisible();
  await visit('review-member-entry');
  const members = await openMembers(screens);
  await visit('members');
  await members.typeMobile();
  await visit('members-mobile');
  await members.tap('mobile-find');
  await expect(page.getByTestId('member-card')).toBeVisible();
  await members.tap('member-orders');
  await members.tap('orders-more');
  await expect(page.getByTestId('order-list').locator('article')).toHaveCount(20);
  await visit('members-orders');
  await members.tap('member-back');
  await members.checkCoupon('HD5FROM99');
  await expect(members.notice).toBeVisible();
  await visit('members-coupon-refused');
  await members.tap('member-back');
  await members.checkCoupon(COUPON);
  await expect(page.getByTestId('coupon-card')).toBeVisible();
  await visit('members-coupon');
  await members.tap('member-close');
  await visit('review-coupon');
  await screens.reviewConfirm.click();
  await expect(screens.payType(PayType.weChat)).toBeVisible();
  await visit('payment-choose-coupon');
  shop.backend.others.haidian.setCoupon(COUPON, { isUsed: true });
  await screens.payType(PayType.weChat).click();
  await expect(page.getByRole('heading', { name: words(locale, 'payment.couponTitle') })).toBeVisible();
  await visit('payment-coupon-lost');
  await page.getByTestId('decline-price').click();
  const again = await openMembers(screens);
  await again.checkCoupon('HDANYBODY');
  await again.tap('member-close');
  await screens.reviewConfirm.click();
  await screens.payType(PayType.weChat).click();
  await answerPayment(await codeText(screens.payCode), 'pay');
  await expect(page.getByTestId('queue-saved')).toBeVisible();
  await visit('queue-coupon');
}
