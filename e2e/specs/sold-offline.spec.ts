import { designCase } from '../support/buy-case.ts';
import { handsAt, takesMoney } from '../support/machine-hands.ts';
import { expect, test } from '../support/test.ts';
import { words } from '../support/words.ts';

const QR = 'https://pay.example/{third_id}';

test.use({
  setUp: {
    config: { ...takesMoney([{ type: 1, qr: QR }, { type: 4 }]), offlineSales: { upToHours: 1 } },
  },
});

/** A backend that failed several times in a row is left alone for 10 s, then for 20 s. */
const SUSPENDED = { timeout: 45_000 };

test('the backend is away: cash buys a case all the same, and the backend hears of it once it is back', async ({
  page,
  shop,
}) => {
  const phone = shop.phone('apple-iphone-17');
  const screens = await designCase(page, { phone });
  const comeBack = await shop.goAway();

  await test.step('a code is not offered, cash is', async () => {
    // As soon as it is noticed.
    await screens.reviewConfirm.click();
    await expect(screens.payType(1)).toHaveAttribute('aria-disabled', 'true', SUSPENDED);
    await expect(screens.payType(1)).toContainText(words('en', 'payment.unavailable.backendAway'));
    await expect(screens.payType(4)).not.toHaveAttribute('aria-disabled', 'true');
    await screens.payType(4).click();
    await expect(screens.notice).toHaveText(words('en', 'offline.paying'));
  });

  await test.step('paid in cash: a number of the kiosk, and the case comes', async () => {
    await expect(page.locator('.cash-coin')).not.toHaveCount(0);
    const hands = handsAt(page);
    await expect(async () => {
      await hands.insertNote(5_000);
      await expect(screens.queueNumber).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 20_000 });
    await expect(screens.queueNumber).toHaveText('L001');
    await expect(screens.notice.filter({ hasText: words('en', 'offline.queued') })).toBeVisible();
    await expect(screens.orderStatus).toHaveAttribute('data-status', '10', SUSPENDED);
  });

  await comeBack();
  await expect.poll(() => shop.orders().map(({ status }) => status), SUSPENDED).toEqual([10]);
  const [payment] = shop.control.payments();
  expect(payment).toMatchObject({ payType: 4, amountMinor: phone.priceMinor });
  await expect(screens.queueNumber).toHaveText('L001');
  await expect(screens.notice.filter({ hasText: words('en', 'offline.queued') })).toBeHidden();
});
