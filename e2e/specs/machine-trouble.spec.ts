import { buyCase } from '../support/buy-case.ts';
import { answerPayment } from '../support/phone.ts';
import { screensOf } from '../support/screens.ts';
import { emptyInk, jamNextCase, readMachine } from '../support/simulated-machine.ts';
import { openStaffPage } from '../support/staff.ts';
import { expect, test } from '../support/test.ts';
import { welcomeWords, words } from '../support/words.ts';

test('a case that does not come out is a claim, and is never printed a second time by itself', async ({
  page,
  shop,
  counter,
}) => {
  await counter.stop();
  jamNextCase(counter.folder.dataDir);
  await counter.restart();
  const screens = await buyCase(page, { phone: shop.phone('apple-iphone-17') });
  await answerPayment(screens.payUrl, 'pay');
  await expect(page.getByRole('heading', { name: words('en', 'claim.title') })).toBeVisible();
  const screen = screens.screen('queue');
  await expect(screen).toContainText(words('en', 'claim.reason.dispenseFailed'));
  await expect(screen).toContainText(words('en', 'claim.money'));
  const number = shop.orders()[0]?.queueNo ?? 'no order';
  await expect(screens.queueNumber).toHaveText(number);

  await page.getByRole('button', { name: words('en', 'queue.done') }).click();
  // The board calls the shopper to the staff, and the staff see what it is about.
  await expect(screens.screen('attract')).toContainText(welcomeWords('en', 'attract.board.attention'));
  await openStaffPage(page, 'sales');
  await expect(page.getByRole('article')).toContainText(words('en', 'staff.reason.dispenseFailed'));
  await expect(page.getByRole('article')).toContainText(number);

  await counter.restart();
  await openStaffPage(page, 'sales');
  await expect(page.getByRole('article')).toContainText(number);
  expect(readMachine(counter.folder.dataDir).printJobs).toHaveLength(1);
  expect(readMachine(counter.folder.dataDir).motions).toHaveLength(1);
});

test('a machine without ink sells nothing, and says what it needs', async ({ page, counter }) => {
  await counter.stop();
  emptyInk(counter.folder.dataDir);
  await counter.restart();
  const screens = screensOf(page);
  await expect(screens.screen('out-of-service')).toContainText('case printer: inkEmpty');
  await expect(screens.screen('out-of-service')).toContainText(welcomeWords('en', 'outOfService.paid'));
  await expect(screens.start).toHaveCount(0);
});
