import * as z from 'zod';
import type { StatusNotifier } from '../../backends/types.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';

/** By the mobile-shell contract: at most 10 times, 5-10 s apart, until the answer is `success`. */
const DELAYS = { maxAttempts: 10, minPauseMs: 5_000, maxPauseMs: 10_000, idleMs: 60_000 } as const;

export interface WaitingMessage {
  readonly id: number;
  readonly lane: string;
  readonly body: unknown;
  readonly attempts: number;
}

export interface MessageBox {
  heads(topic: string): readonly WaitingMessage[];
  recordAttempt(id: number): void;
  markDelivered(id: number): void;
  markUndelivered(id: number): void;
}

export interface OutboxSenderOptions {
  readonly box: MessageBox;
  readonly notifier: Pick<StatusNotifier, 'sendOrderStatus'>;
  readonly orderUrl: string;
  readonly clock: Clock;
  readonly log: Log;
  random(): number;
}

/** Sends what only this kiosk knows about its orders. Lanes go side by side, the messages of a lane in their order. */
export interface OutboxSender {
  start(): void;
  stop(): Promise<void>;
  /** There is something new to send. */
  wake(): void;
}

const bodySchema = z.array(z.object({ id: z.string(), status: z.number() }));

export function createOutboxSender(options: OutboxSenderOptions): OutboxSender {
  const { box, notifier, clock, log } = options;
  const stopped = new AbortController();
  const notBeforeMs = new Map<number, number>();
  let woken = new AbortController();
  let loop: Promise<void> = Promise.resolve();

  const send = async (message: WaitingMessage) => {
    const body = bodySchema.parse(message.body);
    const answer = await notifier.sendOrderStatus(options.orderUrl, body, { signal: stopped.signal });
    if (answer.ok) {
      notBeforeMs.delete(message.id);
      return box.markDelivered(message.id);
    }
    if (stopped.signal.aborted) return;
    const isCounted = !(
      answer.error.kind === 'suspended' ||
      (answer.error.kind === 'unreachable' && !answer.error.sent)
    );
    if (isCounted) box.recordAttempt(message.id);
    log.warn({ lane: message.lane, error: answer.error }, 'order status could not be delivered');
    if (isCounted && message.attempts + 1 >= DELAYS.maxAttempts) {
      notBeforeMs.delete(message.id);
      return box.markUndelivered(message.id);
    }
    const pauseMs = DELAYS.minPauseMs + (DELAYS.maxPauseMs - DELAYS.minPauseMs) * options.random();
    notBeforeMs.set(message.id, clock.now() + pauseMs);
  };

  const sendDue = async (): Promise<number> => {
    const heads = box.heads('orderStatus');
    const nowMs = clock.now();
    const due = heads.filter((message) => (notBeforeMs.get(message.id) ?? 0) <= nowMs);
    await Promise.all(due.map(send));
    const later = box.heads('orderStatus').map((message) => notBeforeMs.get(message.id) ?? 0);
    return later.length === 0 ? DELAYS.idleMs : Math.max(0, Math.min(...later) - clock.now());
  };

  const repeat = async () => {
    while (!stopped.signal.aborted) {
      woken = new AbortController();
      const pauseMs = await sendDue().catch((error: unknown) => {
        log.error({ err: error }, 'the outbox could not be worked off');
        return DELAYS.minPauseMs;
      });
      await clock.sleep(pauseMs, AbortSignal.any([woken.signal, stopped.signal])).catch(() => undefined);
    }
  };

  return {
    start: () => {
      loop = repeat();
    },
    stop: async () => {
      stopped.abort(new Error('the kiosk stops'));
      await loop;
    },
    wake: () => woken.abort(),
  };
}
