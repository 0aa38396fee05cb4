import { withDeadline } from '../../../backends/transport/deadline.ts';
import type { Clock } from '../../../system/clock.ts';
import type { Log } from '../../../system/log.ts';
import type { DemoVendingOrder } from './machines.ts';
import { messagesOf, type ResultMessage, type VendingOutcome } from './outcomes.ts';

export const VENDING_DEMO_DELAYS = {
  /** A belt takes a moment. */
  dispenseMs: 1_500,
  answerTimeoutMs: 5_000,
  /** A result that is not acknowledged comes again. */
  attempts: 3,
  pauseMs: 5_000,
} as const;

export interface VendingDelivery {
  readonly tradeId: string;
  readonly body: string;
  readonly attempts: number;
  readonly outcome: 'sending' | 'acknowledged' | 'givenUp';
}

export interface ResultSender {
  send(order: DemoVendingOrder, outcome: VendingOutcome): void;
  deliveries(): readonly VendingDelivery[];
  close(): Promise<void>;
}

/** Tells what came of orders. Kept in memory only: a platform that stops forgets to tell, as real ones do. */
export function createResultSender(clock: Clock, log: Log): ResultSender {
  const stopped = new AbortController();
  const deliveries: { -readonly [Key in keyof VendingDelivery]: VendingDelivery[Key] }[] = [];
  const running = new Set<Promise<void>>();

  const deliver = async ({ tradeId, notifyUrl }: DemoVendingOrder, message: ResultMessage) => {
    const delivery: (typeof deliveries)[number] = {
      tradeId,
      body: message.body,
      attempts: 0,
      outcome: 'sending',
    };
    deliveries.push(delivery);
    while (delivery.attempts < VENDING_DEMO_DELAYS.attempts) {
      delivery.attempts += 1;
      if (await post(notifyUrl, message, clock, stopped.signal)) {
        delivery.outcome = 'acknowledged';
        return;
      }
      await clock.sleep(VENDING_DEMO_DELAYS.pauseMs, stopped.signal);
    }
    delivery.outcome = 'givenUp';
    log.warn({ tradeId }, 'nobody took the result of a demo vending order');
  };
  const carryOut = async (order: DemoVendingOrder, outcome: VendingOutcome) => {
    await clock.sleep(outcome.afterMs ?? VENDING_DEMO_DELAYS.dispenseMs, stopped.signal);
    for (const message of messagesOf(outcome, order)) await deliver(order, message);
  };
  return {
    send(order, outcome) {
      const run = carryOut(order, outcome)
        .catch((error: unknown) => {
          if (!stopped.signal.aborted) log.error({ err: error }, 'a demo vending result was not sent');
        })
        .finally(() => running.delete(run));
      running.add(run);
    },
    deliveries: () => deliveries.map((delivery) => ({ ...delivery })),
    async close() {
      stopped.abort(new Error('the demo stops'));
      await Promise.all(running);
    },
  };
}

/** Acknowledged is an HTTP success whose `code` is 0, as in the platform's own answers. */
async function post(
  url: string,
  message: ResultMessage,
  clock: Clock,
  stopped: AbortSignal,
): Promise<boolean> {
  const deadline = { clock, timeoutMs: VENDING_DEMO_DELAYS.answerTimeoutMs, signals: [stopped] };
  const outcome = await withDeadline(deadline, async (signal) => {
    const headers = { 'content-type': message.contentType };
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body: message.body,
      signal,
      redirect: 'manual',
    });
    const answer: unknown = await response.json();
    return (
      response.ok && typeof answer === 'object' && answer !== null && 'code' in answer && answer.code === 0
    );
  });
  return outcome.kind === 'done' && outcome.value;
}
