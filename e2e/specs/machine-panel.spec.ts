import { buyCase } from '../support/buy-case.ts';
import { wiredMachine } from '../support/kiosk-config.ts';
import { openMachinePanel } from '../support/machine-panel.ts';
import { answerPayment } from '../support/phone.ts';
import { screensOf } from '../support/screens.ts';
import { expect, test } from '../support/test.ts';

test.use({ setUp: { config: { devices: wiredMachine() } } });

const FOUND = { timeout: 10_000 };
/** Staff, and whoever stands there, see within a second that a device is gone; the rest is for a slow test machine. */
const SEEN = { timeout: 4_000 };

test('a jammed belt closes the kiosk, and it goes on once the belt is free', async ({
  page,
  browser,
  counter,
}) => {
  const screens = screensOf(page);
  const panel = await openMachinePanel(browser, counter.url);
  await expect(panel.device('dispenser')).toHaveAttribute('data-status', 'ready', FOUND);
  await panel.act('dispenser', 'jam');
  await expect(screens.screen('out-of-service')).toContainText('dispenser: jam', SEEN);
  await expect(panel.device('dispenser')).toHaveText('jam');
  await panel.act('dispenser', 'freeJam');
  await expect(screens.screen('attract')).toBeVisible(SEEN);
  await panel.close();
});

test('a pulled cable and an open door are on the screen, and it opens again by itself', async ({
  page,
  browser,
  counter,
}) => {
  const screens = screensOf(page);
  const panel = await openMachinePanel(browser, counter.url);
  await expect(panel.device('board')).toHaveAttribute('data-status', 'ready', FOUND);
  await panel.act('dispenser', 'pullCable');
  await expect(screens.screen('out-of-service')).toContainText('dispenser: not connected', SEEN);
  await panel.act('dispenser', 'plugCable');
  await expect(screens.screen('attract')).toBeVisible(SEEN);
  await panel.act('board', 'openDoor');
  await expect(screens.screen('out-of-service')).toContainText('cabinet: doorOpen', SEEN);
  await panel.act('board', 'closeDoor');
  await expect(screens.screen('attract')).toBeVisible(SEEN);
  await panel.close();
});

test('the panel shows the bytes, the books and the paper of a sale', async ({
  page,
  browser,
  counter,
  shop,
}) => {
  const panel = await openMachinePanel(browser, counter.url);
  await expect(panel.device('dispenser')).toHaveAttribute('data-status', 'ready', FOUND);
  const screens = await buyCase(page, { phone: shop.phone('apple-iphone-17') });
  await answerPayment(screens.payUrl, 'pay');
  await expect(panel.book('fallen')).toHaveText('1', { timeout: 30_000 });
  await expect(panel.book('fed')).toHaveText('1');
  await expect(panel.book('collisions')).toHaveText('0');
  await expect(panel.book('slips')).toHaveText('1');
  const slip = panel.page.getByTestId('slip-0').locator('img');
  await expect(slip).toBeVisible();
  expect(await slip.evaluate((picture: HTMLImageElement) => picture.naturalWidth)).toBe(576);
  await panel.page.getByRole('tab', { name: 'Cabinet' }).click();
  await expect(panel.page.getByTestId('traffic')).toContainText('00 00 00');
  await panel.close();
});

test('paper that is out stops nobody, and the screen asks to remember the number', async ({
  page,
  browser,
  counter,
  shop,
}) => {
  const panel = await openMachinePanel(browser, counter.url);
  await expect(panel.device('receiptPrinter')).toHaveAttribute('data-status', 'ready', FOUND);
  await panel.act('receiptPrinter', 'runOutOfPaper');
  await expect(panel.device('receiptPrinter')).toHaveText('paperOut');
  const screens = await buyCase(page, { phone: shop.phone('apple-iphone-17') });
  await answerPayment(screens.payUrl, 'pay');
  await expect(screens.queueNumber).toBeVisible();
  await expect(page.getByTestId('slip')).toHaveAttribute('data-slip', 'missing');
  await panel.close();
});

test('the panel needs the token of the start, like the kiosk’s own page', async ({ page, counter }) => {
  const { origin } = new URL(counter.url);
  const stranger = await page.request.get(`${origin}/machine`);
  expect(stranger.status()).toBe(403);
  const reader = await page.request.get(`${origin}/files/machine`);
  expect(reader.status()).toBe(403);
});
