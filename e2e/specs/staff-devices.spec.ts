import type { Page } from '@playwright/test';
import { PayType } from '../../shared/domain/payment.ts';
import { wiredMachine } from '../support/kiosk-config.ts';
import { handsAt } from '../support/machine-hands.ts';
import { enterStaff } from '../support/staff.ts';
import { expect, test } from '../support/test.ts';

test.use({
  setUp: {
    config: {
      devices: { ...wiredMachine(), mdb: { driver: 'simulated' } },
      payments: [{ type: PayType.cash }],
    },
  },
});

const FOUND = { timeout: 10_000 };
/** Staff see within three seconds that a device is gone. */
const SEEN = { timeout: 3_000 };
const MOVED = { timeout: 45_000 };

async function openDevices(page: Page): Promise<void> {
  await enterStaff(page);
  await page.getByTestId('staff-open-devices').click();
}

const stateOf = (page: Page, deviceId: string) => page.getByTestId(`device-${deviceId}`).locator('.pill');

test('a self-test passes, and a pulled cable is on the page within three seconds', async ({ page }) => {
  const hands = handsAt(page);
  await openDevices(page);
  await expect(stateOf(page, 'dispenser')).toHaveText('Ready', FOUND);
  await page.getByTestId('device-dispenser').click();
  await page.getByTestId('self-test-run').click();
  const steps = page.getByTestId('self-test-steps').locator('li');
  await expect(steps.first()).toContainText('It answers');
  await expect(page.getByTestId('self-test-steps').locator('[data-outcome=failed]')).toHaveCount(0);
  expect(await steps.count()).toBeGreaterThan(3);

  await hands.act('dispenser', 'pullCable');
  await expect(page.getByTestId('device-status').locator('.pill')).toHaveText('Not connected', SEEN);
  await expect(page.getByTestId('device-advice')).toContainText('cable');
  await page.getByTestId('self-test-run').click();
  await expect(page.getByTestId('self-test-steps').locator('[data-outcome=failed]')).not.toHaveCount(0);
  await page.getByTestId('devices-all').click();
  await expect(stateOf(page, 'dispenser')).toHaveText('Not connected');
  await hands.act('dispenser', 'plugCable');
  await expect(stateOf(page, 'dispenser')).toHaveText('Ready', { timeout: 6_000 });
});

test('a test vend asks first, shows each step, and says that nothing fell', async ({ page }) => {
  const hands = handsAt(page);
  await openDevices(page);
  await expect(stateOf(page, 'dispenser')).toHaveText('Ready', FOUND);
  await hands.act('dispenser', 'dropNothing');
  await page.getByTestId('device-dispenser').click();
  await page.getByTestId('test-vend').click();
  await expect(page.getByTestId('ask-sure')).toContainText('slot 1');
  await page.getByTestId('ask-sure-yes').click();
  await expect(page.getByTestId('test-outcome-vend')).toHaveAttribute('data-outcome', 'failed', MOVED);
  await expect(page.getByTestId('test-steps-vend').locator('li').last()).toContainText('No case fell');
  await expect(page.getByTestId('device-advice')).toContainText('Look for the case');
});

test('coins are counted as they fall, and come back at the end', async ({ page }) => {
  const hands = handsAt(page);
  await openDevices(page);
  await page.getByTestId('device-mdb').click();
  await expect(page.getByTestId('tubes').locator('li')).not.toHaveCount(0, FOUND);
  await page.getByTestId('test-cash').click();
  await expect(page.getByTestId('test-cash-end')).toBeVisible(FOUND);
  await expect
    .poll(async () => {
      await hands.insertCoin(100);
      return page.getByTestId('cash-inserted').textContent();
    }, MOVED)
    .not.toBe('¥0.00');
  await page.getByTestId('test-cash-end').click();
  await expect(page.getByTestId('test-outcome-cash')).toHaveAttribute('data-outcome', 'passed', MOVED);
  await expect(page.getByTestId('cash-kept')).toHaveCount(0);
  // The machine's own books: what it took it has given back.
  expect(await hands.look('changer', 'takenMinor')).toBeGreaterThan(0);
  expect(await hands.look('changer', 'paidMinor')).toBe(await hands.look('changer', 'takenMinor'));
});

test('every field of the touch test can be painted', async ({ page }) => {
  await openDevices(page);
  await page.getByTestId('screen-test-touch').click();
  const box = await page.getByTestId('touch-grid').boundingBox();
  if (!box) throw new Error('there is no grid');
  await page.mouse.move(box.x + 5, box.y + 5);
  await page.mouse.down();
  for (let row = 0; row < 16; row++) {
    const y = box.y + ((row + 0.5) * box.height) / 16;
    await page.mouse.move(box.x + 10, y, { steps: 2 });
    await page.mouse.move(box.x + box.width - 10, y, { steps: 18 });
  }
  await page.mouse.up();
  await expect(page.getByTestId('touch-left')).toHaveText('0 fields left');
  await page.getByTestId('touch-close').click();
  await expect(page.getByTestId('staff-page-devices')).toBeVisible();
});
