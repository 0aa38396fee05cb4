import type { Page } from '@playwright/test';
import { buyCase } from '../support/buy-case.ts';
import { screensOf } from '../support/screens.ts';
import { enterStaff, openPinPad, openStaffPage, typePin } from '../support/staff.ts';
import { expect, test } from '../support/test.ts';
import { words } from '../support/words.ts';

const PIN = '7391';

/** Somebody new, by touch alone. */
async function addPerson(page: Page, name: string, pin: string): Promise<void> {
  await page.getByTestId('person-add').click();
  await page.getByTestId('person-name').click();
  for (const letter of name) await page.getByRole('button', { name: letter, exact: true }).click();
  await page
    .getByRole('dialog', { name: words('en', 'staff.people.enterName') })
    .getByRole('button', { name: words('en', 'keyboard.done') })
    .first()
    .click();
  await page.getByTestId('person-pin').click();
  await typePin(page, pin);
  await page.getByTestId('person-role-attendant').click();
  await page.getByTestId('person-save').click();
}

test('staff are led by the overview, and their own PIN tells who did what', async ({ page }) => {
  const screens = screensOf(page);
  await openStaffPage(page, 'people');
  await addPerson(page, 'bo', PIN);
  await expect(page.getByTestId('person-bo')).toContainText(words('en', 'staff.roles.attendant'));
  await page.getByTestId('staff-leave').click();

  await enterStaff(page, PIN);
  await expect(page.getByTestId('staff-standing')).toContainText(words('en', 'staff.overview.selling'));
  // What an attendant may not see is not offered.
  await expect(page.getByTestId('staff-open-sales')).toBeVisible();
  await expect(page.getByTestId('staff-open-people')).toHaveCount(0);
  await expect(page.getByTestId('staff-open-audit')).toHaveCount(0);
  await page.getByTestId('staff-leave').click();
  await expect(screens.screen('attract')).toBeVisible();

  await openStaffPage(page, 'audit');
  const lines = page.getByTestId('audit-lines');
  await expect(lines).toContainText(words('en', 'staff.action.addPerson'));
  await expect(lines.getByText('bo', { exact: true })).toHaveCount(2);
  await expect(lines).not.toContainText(PIN);
  await expect(page.getByText(words('en', 'staff.audit.whole'))).toBeVisible();
});

test('a guessed PIN locks the pad, also for the right one and after a restart', async ({ page, counter }) => {
  const screens = screensOf(page);
  await openPinPad(page);
  for (const pin of ['000000', '000001', '000002']) {
    await typePin(page, pin);
    await expect(screens.notice).toContainText(words('en', 'staff.wrongPin'));
  }
  await counter.restart();
  await enterStaff(page);
  await expect(screens.notice).toContainText('wait');
  await expect(screens.screen('staff')).toBeHidden();
});

test('the way in is not there while a shopper pays', async ({ page, shop }) => {
  const screens = await buyCase(page, { phone: shop.phone('apple-iphone-17') });
  await expect(screens.screen('payment')).toBeVisible();
  await expect(screens.staffCorner).toHaveCount(0);
});
