import type { Page } from '@playwright/test';
import { buyCase } from '../support/buy-case.ts';
import { machine } from '../support/kiosk-config.ts';
import { answerPayment } from '../support/phone.ts';
import { type Screens, screensOf } from '../support/screens.ts';
import type { Phone } from '../support/shop.ts';
import { readMachine } from '../support/simulated-machine.ts';
import { openStaffPage } from '../support/staff.ts';
import { expect, test } from '../support/test.ts';
import { words } from '../support/words.ts';

const oneSlotOf = ({ modelId, modelName }: Phone) => ({
  devices: machine({ collectSeconds: 60 }),
  planogram: [{ slot: 1, modelId, modelName }],
});

async function openSlot(page: Page): Promise<void> {
  await openStaffPage(page, 'stock');
  await page.getByTestId('slot-1').click();
}

async function type(page: Page, digits: string): Promise<void> {
  for (const digit of digits) await page.getByTestId(`ask-${digit}`).click();
  await page.getByTestId('ask-done').click();
  // The pad stays until the answer is in the books, and would take the Escape that is meant for the sheet below.
  await expect(page.getByTestId('ask-done')).toHaveCount(0);
}

async function leave(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByTestId('staff-leave').click();
  await expect(screensOf(page).screen('attract')).toBeVisible();
}

/** The shopper is done: nothing of the session is left for a restart to take up. */
async function finish(page: Page): Promise<void> {
  await page.getByRole('button', { name: words('en', 'queue.done') }).click();
  await expect(screensOf(page).screen('attract')).toBeVisible();
}

async function look(screens: Screens, phone: Phone): Promise<void> {
  await screens.start.click();
  await screens.brand(phone).click();
  await expect(screens.model(phone)).toBeVisible();
}

test('an empty slot sells nothing; refilled it sells, and the book follows', async ({
  page,
  shop,
  counter,
}) => {
  const phone = shop.phone('apple-iphone-17');
  const screens = screensOf(page);
  await counter.restart(oneSlotOf(phone));

  await test.step('staff count an empty slot', async () => {
    await openSlot(page);
    await page.getByTestId('slot-do-count').click();
    await type(page, '0');
    await expect(page.getByTestId('slot-sheet').getByTestId('slot-count-1')).toContainText('0');
    await page.getByTestId('slot-capacity').click();
    await type(page, '8');
    await expect(page.getByTestId('slot-sheet')).toContainText(words('en', 'staff.stock.level.empty'));
    await leave(page);
  });

  await test.step('a shopper finds the model sold out, and one without a slot too', async () => {
    await look(screens, phone);
    await expect(screens.model(phone)).toHaveAttribute('aria-disabled', 'true');
    await expect(screens.model(shop.phone('apple-iphone-air'))).toHaveAttribute('aria-disabled', 'true');
    await screens.back.click();
    await screens.back.click();
  });

  await test.step('staff refill it', async () => {
    await openSlot(page);
    await page.getByTestId('slot-refill').click();
    await type(page, '5');
    await expect(page.getByTestId('slot-sheet').getByTestId('slot-count-1')).toContainText('5');
    await leave(page);
  });

  const { payUrl, queueNumber, orderStatus } = await buyCase(page, { phone });
  await answerPayment(payUrl, 'pay');
  await expect(queueNumber).toBeVisible();
  await expect(orderStatus).toHaveAttribute('data-status', '16', { timeout: 30_000 });
  await finish(page);

  await counter.restart();
  await openSlot(page);
  const sheet = page.getByTestId('slot-sheet');
  await expect(sheet.getByTestId('slot-count-1')).toContainText('4');
  await expect(sheet.getByTestId('stock-lines')).toContainText(words('en', 'staff.stock.change.fed'));
  await expect(sheet.getByTestId('stock-lines')).toContainText('+5');
});

test('a paused queue prints nothing, over a restart too, and then goes on', async ({
  page,
  shop,
  counter,
}) => {
  const phone = shop.phone('apple-iphone-17');
  await openStaffPage(page, 'queue');
  await page.getByTestId('queue-pause').click();
  await expect(page.getByTestId('queue-state')).toContainText(words('en', 'staff.queue.paused'));
  await page.getByTestId('staff-open-overview').click();
  await expect(page.getByTestId('staff-needs')).toContainText(words('en', 'staff.need.paused'));
  await leave(page);

  const { payUrl, queueNumber } = await buyCase(page, { phone });
  await answerPayment(payUrl, 'pay');
  await expect(queueNumber).toBeVisible();
  const number = (await queueNumber.textContent()) ?? '';
  await finish(page);
  await counter.restart();
  await openStaffPage(page, 'queue');
  const waiting = page.getByTestId(`case-${number.trim()}`);
  await expect(waiting).toHaveAttribute('data-state', 'waiting');
  expect(readMachine(counter.folder.dataDir).printJobs).toEqual([]);

  await page.getByTestId('queue-resume').click();
  await expect.poll(() => readMachine(counter.folder.dataDir).printJobs.length, { timeout: 20_000 }).toBe(1);
  await expect(waiting).toHaveCount(0, { timeout: 30_000 });
});
