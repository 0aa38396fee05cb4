import { buyCase } from '../support/buy-case.ts';
import { wiredMachine } from '../support/kiosk-config.ts';
import { openMachinePanel } from '../support/machine-panel.ts';
import { answerPayment } from '../support/phone.ts';
import { expect, test } from '../support/test.ts';

test.use({ setUp: { config: { devices: wiredMachine({ collectSeconds: 4 }) } } });

/** By the contract: taken out of the tray. */
const PICKED_UP = '10';
const WHOLE_SALE = { timeout: 45_000 };

test('a case is sold over IPP, Modbus, MDB and ESC/POS: paid, fed, printed, dispensed, taken', async ({
  page,
  browser,
  counter,
  shop,
}) => {
  const panel = await openMachinePanel(browser, counter.url);
  for (const device of ['casePrinter', 'dispenser', 'mdb', 'receiptPrinter', 'board', 'scanner']) {
    await expect(panel.device(device), device).toHaveAttribute('data-status', 'ready', { timeout: 10_000 });
  }
  const screens = await buyCase(page, { phone: shop.phone('apple-iphone-17') });
  await answerPayment(screens.payUrl, 'pay');
  await expect(screens.queueNumber).toBeVisible();
  await expect(page.getByTestId('slip')).toHaveAttribute('data-slip', 'printed');
  await expect(screens.orderStatus).toHaveAttribute('data-status', PICKED_UP, WHOLE_SALE);
  await expect(panel.book('fed')).toHaveText('1');
  await expect(panel.book('fallen')).toHaveText('1');
  await expect(panel.book('collected')).toHaveText('1');
  await expect(panel.book('collisions')).toHaveText('0');
  await expect.poll(() => shop.orders().map(({ status }) => status)).toEqual([Number(PICKED_UP)]);
  await panel.close();
});

test('the kiosk stops in mid-print, finds its job again, and prints it once', async ({
  page,
  browser,
  counter,
  shop,
}) => {
  await counter.restart({ devices: wiredMachine({ printSeconds: 6 }) });
  const screens = await buyCase(page, { phone: shop.phone('apple-iphone-17') });
  await answerPayment(screens.payUrl, 'pay');
  await expect(screens.orderStatus).toHaveAttribute('data-status', '11', WHOLE_SALE);
  await counter.restart({ devices: wiredMachine({ printSeconds: 6 }) });
  const panel = await openMachinePanel(browser, counter.url);
  await expect(panel.book('fallen')).toHaveText('1', WHOLE_SALE);
  await expect(panel.book('collisions')).toHaveText('0');
  await expect.poll(() => shop.orders().map(({ status }) => status), WHOLE_SALE).toEqual([Number(PICKED_UP)]);
  await panel.close();
});
