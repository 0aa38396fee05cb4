import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buyCase, chooseCase, designCase } from '../support/buy-case.ts';
import { answerPayment } from '../support/phone.ts';
import { PHOTOS, readPicture, sendFromPhone } from '../support/photos.ts';
import { codeText } from '../support/screens.ts';
import { enterStaff, openStaffPage } from '../support/staff.ts';
import { expect, test } from '../support/test.ts';
import { words } from '../support/words.ts';

test.use({ setUp: { config: { idleSeconds: 5, paymentTimeoutSeconds: 5 } } });

const filesIn = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];

test('whoever walks away is asked, and then everything of theirs is gone', async ({
  page,
  shop,
  counter,
}) => {
  const phone = shop.phone('apple-iphone-17');
  const screens = await chooseCase(page, { phone });
  const pageUrl = await codeText(screens.phoneCode);
  const requested: string[] = [];
  page.on('request', (request) => requested.push(request.url()));
  await sendFromPhone(pageUrl, readPicture(PHOTOS.landscape));
  await expect(screens.designDone).not.toHaveAttribute('aria-disabled');
  const photoUrl = requested.find((url) => url.includes('/files/photos/')) ?? '';
  expect((await page.request.get(photoUrl)).status()).toBe(200);
  expect(filesIn(join(counter.folder.dataDir, 'photos'))).not.toEqual([]);

  const question = page.getByRole('dialog', { name: words('en', 'idle.title') });
  await expect(question).toBeVisible();
  await question.getByRole('button', { name: words('en', 'idle.stay') }).click();
  await expect(question).toBeHidden();
  await expect(screens.screen('design')).toBeVisible();

  await expect(question).toBeVisible();
  // Nobody answers: the question has a countdown of its own.
  await expect(screens.screen('attract')).toBeVisible({ timeout: 25_000 });

  expect((await page.request.get(photoUrl)).status()).toBe(404);
  expect((await sendFromPhone(pageUrl, readPicture(PHOTOS.landscape))).status).toBe(410);
  await expect.poll(() => filesIn(join(counter.folder.dataDir, 'photos'))).toEqual([]);
  await chooseCase(page, { phone });
  await expect(screens.designDone).toHaveAttribute('aria-disabled', 'true');
  expect(await codeText(screens.phoneCode)).not.toBe(pageUrl);
});

test('money that comes after the shopper left is a claim that staff see', async ({ page, shop, counter }) => {
  const phone = shop.phone('apple-iphone-17');
  const screens = await buyCase(page, { phone });
  const question = page.getByRole('dialog', { name: words('en', 'idle.title') });
  await question.getByRole('button', { name: words('en', 'idle.leave') }).click();
  await expect(screens.screen('attract')).toBeVisible();

  await answerPayment(screens.payUrl, 'pay');
  await openStaffPage(page, 'sales');
  const claim = page.getByRole('article');
  await expect(claim).toContainText(screens.paymentId);
  await expect(claim).toContainText('¥39.90');
  await expect(claim).toContainText(phone.modelName);
  await expect(claim).toContainText(words('en', 'staff.reason.paidLate'));
  expect(shop.orders()).toEqual([]);

  // Still there after a restart: it is owed until staff settle it.
  await counter.restart();
  await openStaffPage(page, 'sales');
  await expect(page.getByRole('article')).toContainText(screens.paymentId);
});

test('staff get in with the right PIN only', async ({ page, shop }) => {
  const screens = await designCase(page, { phone: shop.phone('apple-iphone-17') });
  await screens.cancel.click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: words('en', 'leave.confirm') })
    .click();
  await enterStaff(page, '000000');
  await expect(screens.notice).toHaveText(words('en', 'staff.wrongPin'));
  await expect(screens.screen('staff')).toBeHidden();
  await screens.back.click();
  await expect(screens.screen('attract')).toBeVisible();
  await openStaffPage(page, 'sales');
  await expect(screens.screen('staff')).toContainText(words('en', 'staff.noClaims'));
});
