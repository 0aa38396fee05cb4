import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { buyCase } from '../support/buy-case.ts';
import type { Counter } from '../support/counter.ts';
import { machine } from '../support/kiosk-config.ts';
import { handsAt } from '../support/machine-hands.ts';
import { answerPayment } from '../support/phone.ts';
import type { Shop } from '../support/shop.ts';
import { jamNextCase, readMachine } from '../support/simulated-machine.ts';
import { openStaffPage } from '../support/staff.ts';
import { expect, test } from '../support/test.ts';
import { words } from '../support/words.ts';

/** Stands in for a stick. */
const usbFolder = mkdtempSync(join(tmpdir(), 'casepress-stick-'));
test.afterAll(() => rmSync(usbFolder, { recursive: true, force: true }));

interface Bought {
  readonly page: Page;
  readonly shop: Shop;
  readonly counter: Counter;
}

/** A paid case that got stuck on its way out, and staff on the page of its sale, found by the code on the screen. */
async function openJammedSale({ page, shop, counter }: Bought): Promise<void> {
  await counter.stop();
  jamNextCase(counter.folder.dataDir);
  await counter.restart();
  const screens = await buyCase(page, { phone: shop.phone('apple-iphone-17') });
  await answerPayment(screens.payUrl, 'pay');
  await expect(page.getByRole('heading', { name: words('en', 'claim.title') })).toBeVisible();
  await page.getByRole('button', { name: words('en', 'queue.done') }).click();
  await openStaffPage(page, 'sales');
  await page.getByTestId('staff-owed').getByRole('button').click();
  await expect(page.getByTestId('sale-head')).toHaveAttribute('data-state', 'claim');
}

test('a jammed case is printed again for its claim, without a second charge', async ({
  page,
  shop,
  counter,
}) => {
  await openJammedSale({ page, shop, counter });
  await expect(page.getByRole('img', { name: words('en', 'staff.sales.picture') })).toBeVisible();
  // The dispenser is put right first: by hand, as a person at the machine does it.
  await handsAt(page).act('dispenser', 'repair');
  await page.getByTestId('act-printAgain').click();
  await page.getByTestId('reason-jammed').click();
  await page.getByTestId('ask-sure-yes').click();
  await expect(page.getByTestId('sale-head')).toHaveAttribute('data-state', 'delivered', { timeout: 30_000 });
  await expect(page.getByTestId('sale-story')).toContainText(
    words('en', 'staff.sales.event.printAgainOrdered'),
  );
  await expect(page.getByTestId('sale-money').getByTestId('money-spent')).toHaveCount(1);
  expect(shop.orders()).toHaveLength(1);
  const { printJobs, motions } = readMachine(counter.folder.dataDir);
  expect(printJobs).toHaveLength(2);
  expect(motions).toHaveLength(2);

  await page.getByTestId('sale-back').click();
  await expect(page.getByTestId('staff-owed')).toContainText(words('en', 'staff.noClaims'));
  await expect(page.getByTestId('sales-found').getByRole('button')).toHaveCount(1);
});

test.describe('with a scanner', () => {
  test.use({
    setUp: {
      config: { devices: { ...machine(), scanner: { driver: 'simulated' } }, photoIntake: { usbFolder } },
    },
  });

  test('a sale is found by its number, and by the code on the slip', async ({ page, shop, counter }) => {
    await openJammedSale({ page, shop, counter });
    const claim = await page.getByTestId(/^sale-claim-/).getAttribute('data-testid');
    const code = claim?.replace('sale-claim-', '') ?? '';
    await page.getByTestId('sale-back').click();
    await page.getByTestId('sales-state-cancelled').click();
    await expect(page.getByText(words('en', 'staff.sales.noneFound'))).toBeVisible();
    await page.getByTestId('sales-state-any').click();
    await page.getByTestId('sales-find').click();
    await page.keyboard.type('a0');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('sales-found').getByRole('button')).toHaveCount(1);

    await handsAt(page).act('scanner', 'scan', { text: code });
    await expect(page.getByTestId(`sale-claim-${code}`)).toBeVisible();

    // And all of it goes onto a stick.
    await page.getByTestId('sale-back').click();
    await page.getByTestId('sales-export').click();
    await page.getByTestId('export-write').click();
    await expect(page.getByTestId('export-sheet')).toContainText('.csv');
    const [file = ''] = readdirSync(usbFolder);
    expect(readFileSync(join(usbFolder, file), 'utf8')).toContain(`"${code}"`);
  });
});

test('another is refunded by hand: in two parts, and never more than was paid', async ({
  page,
  shop,
  counter,
}) => {
  await openJammedSale({ page, shop, counter });
  const head = page.getByTestId('sale-head');
  const refund = async (digits: string) => {
    await page.getByTestId('act-refund').click();
    // The money is with the provider, who may have given it back.
    await expect(page.getByTestId('ask-sure')).toContainText(
      words('en', 'staff.sales.refund.handOfForeignText'),
    );
    await page.getByTestId('refund-change').click();
    for (const digit of digits) await page.getByTestId(`ask-${digit}`).click();
    await page.getByTestId('ask-done').click();
    await page.getByTestId('reason-changedMind').click();
    await page.getByTestId('ask-sure-yes').click();
    await expect(page.getByTestId('refunded')).toBeVisible();
    await page.getByTestId('refunded-ok').click();
  };
  await refund('1000');
  await expect(page.getByTestId('sale-money').getByTestId('money-refunded')).toContainText('10.00');
  await expect(head).toHaveAttribute('data-state', 'claim');
  // The pad takes no digit that would make it more than what is left.
  await refund('29909');
  await expect(head).toHaveAttribute('data-state', 'refunded');
  await expect.poll(() => shop.orders()[0]?.status).toBe(7);
  expect(readMachine(counter.folder.dataDir).motions).toHaveLength(1);
});
