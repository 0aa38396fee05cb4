import { buyCase, orderCase } from '../support/buy-case.ts';
import { wiredMachine } from '../support/kiosk-config.ts';
import { type MachinePanel, panelTest as test } from '../support/machine-panel.ts';
import { answerPayment } from '../support/phone.ts';
import { screensOf } from '../support/screens.ts';
import { expect } from '../support/test.ts';

test.use({ setUp: { config: { devices: wiredMachine() } } });

const PHONE = 'apple-iphone-17';
/** Staff, and whoever stands there, see within a second that a device is gone; the rest is for a slow test machine. */
const SEEN = { timeout: 4_000 };

test('a jammed belt closes the kiosk, and it goes on once the belt is free', async ({ page, panel }) => {
  const screens = screensOf(page);
  await panel.act('dispenser', 'jam');
  await expect(screens.screen('out-of-service')).toContainText('dispenser: jam', SEEN);
  await expect(panel.device('dispenser')).toHaveAttribute('data-reason', 'jam');
  await expect(panel.device('dispenser')).toHaveText('jammed');
  await expect(panel.page.getByTestId('act-dispenser-jam')).toHaveAttribute('aria-pressed', 'true');
  await panel.act('dispenser', 'freeJam');
  await expect(screens.screen('attract')).toBeVisible(SEEN);
  await expect(panel.page.getByTestId('act-dispenser-jam')).toHaveAttribute('aria-pressed', 'false');
});

test('a pulled cable and an open door are on the screen, and it opens again by itself', async ({
  page,
  panel,
}) => {
  const screens = screensOf(page);
  await panel.act('dispenser', 'pullCable');
  await expect(screens.screen('out-of-service')).toContainText('dispenser: not connected', SEEN);
  await panel.act('dispenser', 'plugCable');
  await expect(screens.screen('attract')).toBeVisible(SEEN);
  await panel.act('board', 'openDoor');
  await expect(screens.screen('out-of-service')).toContainText('cabinet: doorOpen', SEEN);
  await panel.act('board', 'closeDoor');
  await expect(screens.screen('attract')).toBeVisible(SEEN);
});

test('the panel shows the bytes, the books and the paper of a sale', async ({ page, panel, shop }) => {
  const screens = await buyCase(page, { phone: shop.phone(PHONE) });
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
});

test('paper that is out stops nobody, and the screen asks to remember the number', async ({
  page,
  panel,
  shop,
}) => {
  await panel.act('receiptPrinter', 'runOutOfPaper');
  await expect(panel.device('receiptPrinter')).toHaveAttribute('data-reason', 'paperOut');
  const screens = await buyCase(page, { phone: shop.phone(PHONE) });
  await answerPayment(screens.payUrl, 'pay');
  await expect(screens.queueNumber).toBeVisible();
  await expect(page.getByTestId('slip')).toHaveAttribute('data-slip', 'missing');
});

test('amounts are typed and shown as money, and no field bears a name of the code', async ({ panel }) => {
  for (const more of await panel.page.locator('summary').all()) await more.click();
  const fields = panel.page.locator('main input');
  expect(await fields.count()).toBeGreaterThan(0);
  for (const field of await fields.all()) {
    await expect(field).toHaveAttribute('placeholder', /^[A-Z][a-z ,0-9]+$/);
  }
  const tubes = panel.part('changer');
  const fullTubes = tubes.getByText('20 in the tube');
  await expect(fullTubes).toHaveCount(3);
  const amount = tubes.getByRole('textbox', { name: 'Amount (CNY)' }).first();
  await amount.fill('0.5');
  await panel.act('changer', 'emptyTube');
  await expect(amount).toHaveValue('0.50');
  await expect(fullTubes).toHaveCount(2);
  await expect(tubes.getByRole('listitem').filter({ hasText: '¥0.50' })).toContainText('0 in the tube');
  await amount.fill('half');
  await panel.act('changer', 'fillTube');
  await expect(tubes.getByRole('alert')).toHaveText('Amount: write an amount like 0.50.');
});

test.describe('a card reader', () => {
  test.use({ setUp: { config: { devices: wiredMachine(), payments: [{ type: 5 }] } } });

  test('shows an amount while it is asked for, and none after that', async ({ page, panel, shop }) => {
    const phone = shop.phone(PHONE);
    const screens = await orderCase(page, { phone });
    await expect(screens.payType(5)).not.toHaveAttribute('aria-disabled', 'true');
    await screens.payType(5).click();
    const asking = await readerThatAsks(panel);
    await expect(asking).toContainText(`¥${(phone.priceMinor / 100).toFixed(2)}`);
    await panel.act('reader1', 'tapCardDeclined');
    await expect(asking).not.toHaveAttribute('data-state', 'vend');
    await expect(asking).not.toContainText('¥');
  });
});

async function readerThatAsks({ page }: MachinePanel) {
  const reader = page.getByTestId('reader-state-reader1');
  await expect(reader).toHaveAttribute('data-state', 'vend');
  return reader;
}

test('the panel needs the token of the start, like the kiosk’s own page', async ({ page, counter }) => {
  const { origin } = new URL(counter.url);
  const stranger = await page.request.get(`${origin}/machine`);
  expect(stranger.status()).toBe(403);
  const reader = await page.request.get(`${origin}/files/machine`);
  expect(reader.status()).toBe(403);
});
