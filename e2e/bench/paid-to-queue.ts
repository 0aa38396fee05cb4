import { buyCase } from '../support/buy-case.ts';
import type { ConfigFile } from '../support/kiosk-config.ts';
import { paymentIdOf } from '../support/phone.ts';
import { findFreePort } from '../support/ports.ts';
import { type BenchKiosk, withKiosk } from './bench-kiosk.ts';
import { launchBrowser, PORTRAIT } from './browser.ts';
import { median, type Row } from './table.ts';

const ROUNDS = 5;
const POLL_MS = 2_000;
/** So slow a poll that only the notification can be the reason. */
const SLOW_POLL_MS = 30_000;
const SECRET = 'bench';

/** From "paid" at the backend to the queue number on the screen, by poll alone and by notification. */
export async function measurePaidToQueue(): Promise<readonly Row[]> {
  const byPoll = await measureRounds({ pollSeconds: POLL_MS / 1000 }, async () => {});
  const port = await findFreePort();
  const base = `http://127.0.0.1:${port}/${SECRET}/notify`;
  const config = { pollSeconds: SLOW_POLL_MS / 1000, notify: { port, secret: SECRET } };
  const byNews = await measureRounds(config, async ({ shop }) => {
    shop.control.setNotify({ paymentUrl: `${base}/payment`, orderUrl: `${base}/order` });
  });
  return [
    {
      what: `paid → queue number, polling every ${POLL_MS} ms, slowest of ${ROUNDS}`,
      measured: Math.max(...byPoll),
      target: POLL_MS + 300,
      unit: 'ms',
    },
    {
      what: `paid → queue number, polling every ${POLL_MS} ms, median`,
      measured: median(byPoll),
      target: null,
      unit: 'ms',
    },
    {
      what: `paid → queue number, by notification, slowest of ${ROUNDS}`,
      measured: Math.max(...byNews),
      target: 500,
      unit: 'ms',
    },
    {
      what: 'paid → queue number, by notification, median',
      measured: median(byNews),
      target: null,
      unit: 'ms',
    },
  ];
}

function measureRounds(
  config: Partial<ConfigFile>,
  prepare: (kiosk: BenchKiosk) => Promise<void>,
): Promise<number[]> {
  return withKiosk(config, async (kiosk) => {
    await prepare(kiosk);
    const browser = await launchBrowser();
    const page = await browser.newPage({ ...PORTRAIT, reducedMotion: 'reduce' });
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await page.goto(kiosk.url);
      const { payUrl, queueNumber } = await buyCase(page, { phone: kiosk.shop.phone('apple-iphone-15') });
      const shown = queueNumber.waitFor({ state: 'visible' });
      const paidAtMs = performance.now();
      kiosk.shop.control.pay(paymentIdOf(payUrl));
      await shown;
      times.push(performance.now() - paidAtMs);
      await page.getByTestId('finish').or(page.getByTestId('done')).first().click();
    }
    await browser.close();
    return times;
  });
}
