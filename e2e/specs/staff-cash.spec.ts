import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { orderCase } from '../support/buy-case.ts';
import { machine } from '../support/kiosk-config.ts';
import { handsAt } from '../support/machine-hands.ts';
import { screensOf } from '../support/screens.ts';
import { openStaffPage, typePin } from '../support/staff.ts';
import { expect, test } from '../support/test.ts';
import { words } from '../support/words.ts';

const STICK = join(tmpdir(), `casepress-cash-stick-${process.pid}`);
test.use({
  setUp: {
    config: {
      payments: [{ type: 4 }],
      devices: { ...machine(), mdb: { driver: 'simulated' }, receiptPrinter: { driver: 'simulated' } },
      photoIntake: { usbFolder: STICK },
    },
  },
});
test.afterEach(() => rmSync(STICK, { recursive: true, force: true }));

const PHONE = 'apple-iphone-17';
const WRONG_PIN = '135791';

/** A case for cash, with more than it costs; the change comes out of the tubes. */
async function buyForCash(page: Page, phone: Parameters<typeof orderCase>[1]['phone']): Promise<void> {
  const screens = await orderCase(page, { phone });
  await expect(screens.payType(4)).not.toHaveAttribute('aria-disabled', 'true');
  await screens.payType(4).click();
  await expect(page.locator('.cash-coin')).not.toHaveCount(0);
  const hands = handsAt(page);
  // A slot needs a moment until it knows that it is open: whatever it gave back is put in once more.
  await expect(async () => {
    await hands.insertNote(5_000);
    await expect(screens.screen('queue')).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await expect.poll(() => hands.look('changer', 'paidMinor')).toBe(5_000 - phone.priceMinor);
  await page.getByRole('button', { name: words('en', 'queue.done'), exact: true }).click();
}

const place = (page: Page, name: string) => page.getByTestId(`cash-place-${name}`);

/** One note less than there should be; everything else as the machine says. */
async function countWithoutNote(page: Page): Promise<void> {
  await page.getByTestId('count-tubes-fill').click();
  await page.getByTestId('count-cashBox-fill').click();
  await page.getByTestId('count-stacker-fill').click();
  await page.getByTestId('count-stacker-5000-less').click();
  await page.getByTestId('cash-count-done').click();
  await page.getByTestId('cash-step-empty').and(page.locator('[aria-current=step]')).waitFor();
}

test('a cash sale is cashed up with a shortage, signed, printed and taken along', async ({
  page,
  shop,
  counter,
}) => {
  await buyForCash(page, shop.phone(PHONE));
  await openStaffPage(page, 'cash');
  await expect(place(page, 'stacker')).toHaveAttribute('data-value', '5000');
  await expect(page.getByTestId('taking-bills')).toContainText('50.00');

  await test.step('it can be left, and outlives a restart', async () => {
    await page.getByTestId('cash-up-start').click();
    await countWithoutNote(page);
    await counter.restart();
    await openStaffPage(page, 'cash');
    await page.getByTestId('cash-up-start').click();
    await expect(page.getByTestId('cash-results')).toContainText('50.00');
    await expect(page.getByTestId('cash-results')).toContainText('missing');
  });

  await test.step('it is signed with a reason, and with the right PIN alone', async () => {
    await page.getByTestId('cash-empty-done').click();
    await page.getByTestId('cash-float-done').click();
    await expect(page.getByTestId('cash-sign')).toHaveAttribute('aria-disabled', 'true');
    await page.getByTestId('cash-reason-takenOut').click();
    await page.getByTestId('cash-sign').click();
    await typePin(page, WRONG_PIN);
    const sheet = page.getByTestId('cash-sign-sheet');
    await expect(sheet).toContainText(words('en', 'staff.cash.refusal.wrongPin'));
    await typePin(page, '246810');
    const signed = page.getByTestId('cash-up-sheet');
    await expect(signed).toContainText(words('en', 'staff.cash.reasons.takenOut'), { timeout: 30_000 });
    await expect(signed).toContainText(words('en', 'staff.cash.slip.printed'));
  });

  await test.step('the audit file and the table go onto a stick', async () => {
    const exported = page.getByTestId('cash-up-sheet');
    await page.getByTestId('cash-up-export').click();
    await expect(exported).toContainText(words('en', 'staff.cash.exportRefusal.noStick'));
    mkdirSync(STICK);
    await page.getByTestId('cash-up-export').click();
    await expect(exported).toContainText('.eva');
    const file = readdirSync(STICK).find((name) => name.endsWith('.eva')) ?? '';
    expect(readFileSync(join(STICK, file), 'latin1')).toContain('\r\nCA14*5000*1*1*1*1\r\n');
    expect(readdirSync(STICK).some((name) => name.endsWith('.csv'))).toBe(true);
    await page.getByTestId('cash-up-close').click();
  });

  await test.step('the next period begins with empty boxes and counted tubes', async () => {
    await expect(place(page, 'stacker')).toHaveAttribute('data-value', '0');
    await expect(place(page, 'tubes')).toContainText(words('en', 'staff.cash.changerAgrees'));
    // The simulated changer had its first coins again after the restart: found later than the count, and so of this period.
    await expect(page.getByTestId('cash-takings')).toContainText(words('en', 'staff.cash.stray'));
    await expect(page.getByTestId('taking-bills')).toHaveCount(0);
    await expect(page.getByTestId('cash-up-1')).toContainText('50.00');
    await page.getByTestId('staff-open-audit').click();
    await expect(page.getByTestId('audit-lines')).toContainText(words('en', 'staff.action.cashUpSigned'));
    await expect(page.getByTestId('audit-lines')).not.toContainText(WRONG_PIN);
    await page.getByTestId('staff-leave').click();
    await expect(screensOf(page).screen('attract')).toBeVisible();
  });
});
