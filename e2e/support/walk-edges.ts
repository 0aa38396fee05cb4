import { buyCase, chooseCase, layPhoto } from './buy-case.ts';
import { expect } from './expect.ts';
import { kioskConfig } from './kiosk-config.ts';
import { answerPayment } from './phone.ts';
import { screensOf } from './screens.ts';
import { emptyInk } from './simulated-machine.ts';
import { buttonOf, WALK_CONFIG, type Walk } from './walk.ts';
import { welcomeWords, words } from './words.ts';

const OTHER_PHONE = 'samsung-galaxy-s25';

/** The edges of the day: a queue, time that runs out, and a kiosk that cannot sell. */
export async function walkEdges(walk: Walk): Promise<void> {
  await walkQueue(walk);
  await walkTimeOuts(walk);
  await walkOutOfService(walk);
}

async function walkQueue({ counter: { page, shop }, locale, visit }: Walk): Promise<void> {
  const screens = screensOf(page);
  const buy = async (status: string) => {
    const { payUrl } = await buyCase(page, { phone: shop.phone(OTHER_PHONE), locale });
    await answerPayment(payUrl, 'pay');
    await expect(screens.orderStatus).toHaveAttribute('data-status', status);
  };
  await buy('11');
  const number = (await screens.queueNumber.textContent()) ?? '';
  await buttonOf(page, words(locale, 'queue.done')).click();
  await screens.language(locale).click();
  await expect(page.getByText(number, { exact: true })).toBeVisible();
  await visit('attract-board');
  await buy('8');
  await visit('queue-waiting');
  await buttonOf(page, words(locale, 'queue.done')).click();
}

async function walkTimeOuts({ counter, locale, visit }: Walk): Promise<void> {
  const { page, shop } = counter;
  const phone = shop.phone(OTHER_PHONE);
  await counter.restart({ ...WALK_CONFIG, paymentTimeoutSeconds: 5 });
  const screens = await buyCase(page, { phone, locale });
  await expect(page.getByRole('heading', { name: words(locale, 'payment.timedOutTitle') })).toBeVisible();
  await visit('payment-timed-out');
  await screens.cancel.click();
  await buttonOf(page, words(locale, 'leave.confirm')).click();

  await counter.restart({ ...WALK_CONFIG, idleSeconds: 5 });
  await chooseCase(page, { phone, locale });
  await layPhoto(screens);
  await expect(page.getByRole('dialog', { name: words(locale, 'idle.title') })).toBeVisible();
  await visit('idle-question');
  await buttonOf(page, words(locale, 'idle.stay')).click();
}

async function walkOutOfService({ counter, locale, visit }: Walk): Promise<void> {
  const { page, shop, folder } = counter;
  const screen = screensOf(page).screen('out-of-service');
  await counter.stop();
  await expect(page.getByText(welcomeWords(locale, 'connection.lost'))).toBeVisible();
  await visit('connection-lost');
  emptyInk(folder.dataDir);
  await counter.restart(WALK_CONFIG);
  await expect(screen).toBeVisible();
  await visit('out-of-service-machine');
  folder.configure({ ...kioskConfig(shop.backend), pollSeconds: '2', payments: [{ type: 1 }] });
  await counter.restart();
  await expect(screen).toBeVisible();
  await visit('out-of-service-configuration');
}
