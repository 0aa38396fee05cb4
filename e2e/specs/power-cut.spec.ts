import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buyCase, chooseCase, layPhoto } from '../support/buy-case.ts';
import { machine } from '../support/kiosk-config.ts';
import { answerPayment } from '../support/phone.ts';
import { readMachine } from '../support/simulated-machine.ts';
import { expect, processTest } from '../support/test.ts';
import { words } from '../support/words.ts';

processTest.use({ setUp: { config: { devices: machine({ printSeconds: 5, dispenseSeconds: 5 }) } } });

processTest(
  'at every step of a sale: nothing is lost, nothing happens twice',
  async ({ page, shop, folder, startProcess }) => {
    let kiosk = startProcess();
    await page.goto(await kiosk.ready());
    const screens = await buyCase(page, { phone: shop.phone('apple-iphone-17') });
    /** Kills the kiosk, lets `meanwhile` happen, starts it again and opens its page. */
    const cutPower = async (meanwhile = async () => {}) => {
      await kiosk.kill();
      await meanwhile();
      kiosk = startProcess();
      await page.goto(await kiosk.ready());
    };

    await processTest.step('with the code on the screen: the same code again', async () => {
      await cutPower();
      await expect(screens.payCode).toHaveAttribute('data-value', screens.payUrl);
    });

    await processTest.step('paid while it was dark, and cut again with the order on its way', async () => {
      shop.control.setFault('/order/orderData', { kind: 'slow', ms: 3_000, times: 1 });
      await cutPower(() => answerPayment(screens.payUrl, 'pay'));
      await expect(page.getByRole('heading', { name: words('en', 'queue.orderingTitle') })).toBeVisible();
      await expect.poll(() => shop.requestsTo('/order/orderData')).toBe(1);
      await cutPower();
      await expect(screens.queueNumber).toBeVisible();
      await expect(screens.queueNumber).toHaveText(shop.orders()[0]?.queueNo ?? 'no order');
    });

    await processTest.step('while it prints', async () => {
      await expect(screens.orderStatus).toHaveAttribute('data-status', '11');
      await cutPower();
      await expect(screens.orderStatus).toHaveAttribute('data-status', /^1[125]$/);
    });

    await processTest.step('while the case comes out', async () => {
      await expect(screens.orderStatus).toHaveAttribute('data-status', '15');
      await cutPower();
      await expect(screens.orderStatus).toHaveAttribute('data-status', '10');
    });

    await expect.poll(() => shop.orders().map((order) => order.status)).toEqual([10]);
    expect(shop.control.payments()).toHaveLength(1);
    const { printJobs, motions } = readMachine(folder.dataDir);
    expect(printJobs).toHaveLength(1);
    expect(motions).toHaveLength(1);
  },
);

processTest(
  'while a shopper designs: the next one finds nothing of theirs',
  async ({ page, shop, folder, startProcess }) => {
    const phone = shop.phone('apple-iphone-17');
    const photosDir = join(folder.dataDir, 'photos');
    const kiosk = startProcess();
    await page.goto(await kiosk.ready());
    const screens = await chooseCase(page, { phone });
    await layPhoto(screens);
    expect(readdirSync(photosDir)).not.toEqual([]);

    await kiosk.kill();
    const next = startProcess();
    await page.goto(await next.ready());
    expect(existsSync(photosDir) ? readdirSync(photosDir, { recursive: true }) : []).toEqual([]);
    await chooseCase(page, { phone });
    await expect(screens.designDone).toHaveAttribute('aria-disabled', 'true');
    expect(await next.stop()).toBe(0);
  },
);
