import { setTimeout as sleep } from 'node:timers/promises';
import { call, listStocked, payByPhone, startSale, untilStage } from '../../electron/test-kit/shopper.ts';
import type { Model } from '../../shared/contract/catalogue.ts';
import { machine } from '../support/kiosk-config.ts';
import { type BenchKiosk, withKiosk } from './bench-kiosk.ts';
import type { Row } from './table.ts';

const POLL_SECONDS = 0.5;
const WINDOW_SECONDS = 5;
/** One more request may fall on the edge of the window. */
const TARGET = 1 + POLL_SECONDS / WINDOW_SECONDS;
/** The first case keeps the printer busy; all others wait, and their orders are asked about. */
const LONG_PRINT_SECONDS = 600;

/** Requests for status per poll interval, while so many payments or orders wait: one for all of them. */
export async function measurePolls(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const waiting of [1, 10, 50]) {
    rows.push(await measureWaiting('payment', '/order/getPayStatus', waiting, async () => {}));
    rows.push(await measureWaiting('order', '/order/getOrderStatus', waiting, payAndLeave));
  }
  return rows;
}

/** The shopper pays and makes room for the next one. Those who do not pay leave an open payment behind, still watched. */
async function payAndLeave({ kiosk }: BenchKiosk): Promise<void> {
  const { qrText } = await untilStage(kiosk, 'awaitingPayment');
  await payByPhone(qrText);
  await untilStage(kiosk, 'queued');
}

function measureWaiting(
  subject: 'payment' | 'order',
  path: string,
  waiting: number,
  finish: (bench: BenchKiosk) => Promise<void>,
): Promise<Row> {
  const devices = machine({ printSeconds: LONG_PRINT_SECONDS });
  return withKiosk({ pollSeconds: POLL_SECONDS, devices }, async (bench) => {
    const models = await listStocked(bench.kiosk, 2);
    // One order is on the machine: nobody asks about it any more.
    const count = subject === 'order' ? waiting + 1 : waiting;
    for (let number = 0; number < count; number++) {
      await choosePayment(bench, models[number % models.length]);
      await finish(bench);
    }
    const before = bench.shop.requestsTo(path);
    await sleep(WINDOW_SECONDS * 1000);
    const requests = bench.shop.requestsTo(path) - before;
    return {
      what: `${subject} polls per interval, ${waiting} waiting`,
      measured: requests / (WINDOW_SECONDS / POLL_SECONDS),
      target: TARGET,
      unit: 'requests',
    };
  });
}

async function choosePayment({ kiosk }: BenchKiosk, model: Model | undefined): Promise<void> {
  if (!model) throw new Error('nothing is in stock');
  await call(kiosk, 'startSession', { locale: 'en' });
  const { saleId } = await startSale(kiosk, model);
  await call(kiosk, 'choosePayment', { saleId, payType: 1 });
  await untilStage(kiosk, 'awaitingPayment');
}
