import * as z from 'zod';
import { wireAmount } from '../../../shared/domain/money.ts';
import {
  envelopeSchema,
  type OrderNewsOnWire,
  type PaymentNewsOnWire,
} from '../../backends/mobile-shell/schema.ts';
import { withDeadline } from '../../backends/transport/deadline.ts';
import { formatSiteTime } from '../../backends/transport/site-time.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import { DEMO_LIMITS } from './limits.ts';
import type { DemoOrder } from './orders.ts';
import type { DemoPayment } from './payments.ts';

/** Where the demo sends its news; without an address nothing is sent. */
export interface NewsTargets {
  readonly paymentUrl?: string;
  readonly orderUrl?: string;
}

export interface Delivery {
  readonly kind: 'payment' | 'order';
  readonly thirdId: string;
  readonly status: number;
  readonly attempts: number;
  readonly outcome: 'sending' | 'delivered' | 'givenUp' | 'superseded';
}

export interface NewsSender {
  announcePayment(payment: DemoPayment): void;
  announceOrder(order: DemoOrder): void;
  setTargets(targets: NewsTargets): void;
  /** Every piece of news since the start, in order. */
  deliveries(): readonly Delivery[];
  /** Stops what is under way and waits until it has stopped. */
  close(): Promise<void>;
}

export interface NewsOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly currency: string;
  readonly timeZone: string;
  readonly targets: NewsTargets;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

interface News {
  readonly url: string;
  readonly entry: PaymentNewsOnWire | OrderNewsOnWire;
  readonly delivery: { -readonly [Key in keyof Delivery]: Delivery[Key] };
  readonly stop: AbortController;
}

/** Tells the kiosk what changed: at most 10 times, 5-10 s apart, until it answers success. Kept in memory only. */
export function createNewsSender(options: NewsOptions): NewsSender {
  let targets = options.targets;
  const deliveries: News['delivery'][] = [];
  const current = new Map<string, News>();
  const running = new Set<Promise<void>>();

  const announce = (kind: Delivery['kind'], url: string | undefined, entry: News['entry']) => {
    if (url === undefined) return;
    const key = `${kind} ${entry.third_id}`;
    const older = current.get(key);
    // Older news of the same thing would only confuse: the new status replaces it.
    if (older?.delivery.outcome === 'sending') older.delivery.outcome = 'superseded';
    older?.stop.abort();
    const status = Number(entry.status);
    const delivery: News['delivery'] = {
      kind,
      thirdId: entry.third_id,
      status,
      attempts: 0,
      outcome: 'sending',
    };
    const news: News = { url, entry, delivery, stop: new AbortController() };
    deliveries.push(delivery);
    current.set(key, news);
    const run = deliver(news, options).finally(() => running.delete(run));
    running.add(run);
  };

  return {
    announcePayment(payment) {
      announce('payment', targets.paymentUrl, {
        third_id: payment.thirdId,
        pay_type: payment.payType,
        pay_amount: wireAmount(payment.amountMinor, options.currency),
        pay_date: formatSiteTime(payment.changedAtMs, options.timeZone),
        status: payment.status,
      });
    },
    announceOrder: ({ thirdId, status }) =>
      announce('order', targets.orderUrl, { third_id: thirdId, status }),
    setTargets: (given) => {
      targets = given;
    },
    deliveries: () => deliveries.map((delivery) => ({ ...delivery })),
    async close() {
      for (const { stop } of current.values()) stop.abort();
      await Promise.all(running);
    },
  };
}

async function deliver(news: News, options: NewsOptions): Promise<void> {
  const { delivery, stop } = news;
  while (!stop.signal.aborted) {
    delivery.attempts += 1;
    const isDelivered = await sendOnce(news, options.clock);
    if (stop.signal.aborted) return;
    if (isDelivered) delivery.outcome = 'delivered';
    else if (delivery.attempts >= DEMO_LIMITS.newsAttempts) delivery.outcome = 'givenUp';
    if (delivery.outcome !== 'sending') break;
    const { newsPauseMinMs, newsPauseMaxMs } = DEMO_LIMITS;
    const pauseMs = newsPauseMinMs + options.random() * (newsPauseMaxMs - newsPauseMinMs);
    await options.clock.sleep(pauseMs, stop.signal).catch(() => undefined);
  }
  options.log.info({ delivery }, 'demo news');
}

const answerSchema = envelopeSchema.extend({ code: z.literal(200), data: z.string() });

async function sendOnce({ url, entry, stop }: News, clock: Clock): Promise<boolean> {
  const deadline = { clock, timeoutMs: DEMO_LIMITS.newsTimeoutMs, signals: [stop.signal] };
  const outcome = await withDeadline(deadline, async (signal) => {
    const body = JSON.stringify([entry]);
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
    return response.json();
  });
  const answer = answerSchema.safeParse(outcome.kind === 'done' ? outcome.value : null);
  return answer.success && answer.data.data.toLowerCase() === 'success';
}
