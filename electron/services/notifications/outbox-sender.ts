import * as z from 'zod';
import type { BackendError, BackendResult, StatusNotifier } from '../../backends/types.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';

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

/** How often and how far apart a message is tried. */
export interface SendPolicy {
  /** After so many attempts that count the message is kept for staff. */
  readonly maxAttempts: number;
  /** Whether this failure is a word about the message, and not about the way to it. */
  isCounted(error: BackendError): boolean;
  /** Before the next attempt. `failures` in a row, from 1, of this message in this process; `random` in [0, 1). */
  pauseMs(failures: number, random: number): number;
}

/** By the mobile-shell contract: at most 10 times, 5-10 s apart, until the answer is `success`. */
export const ORDER_STATUS_POLICY: SendPolicy = {
  maxAttempts: 10,
  isCounted: (error) =>
    error.kind !== 'suspended' && !(error.kind === 'unreachable' && !error.sent) && error.kind !== 'aborted',
  pauseMs: (_failures, random) => 5_000 + 5_000 * random,
};

/** One reason for all: it is woken by every event of every sale. */
const NEWS = new Error('there is news');
const DELAYS = { idleMs: 60_000, storageRetryMs: 5_000 } as const;
/** After an outage there may be hundreds: the backend gets this many at a time. */
const MAX_AT_ONCE = 8;

export interface OutboxSenderOptions {
  readonly box: MessageBox;
  readonly topic: string;
  readonly policy: SendPolicy;
  /** One attempt. Throws where the body is none of this topic's: a bug. */
  deliver(body: unknown, options: { readonly signal: AbortSignal }): Promise<BackendResult<void>>;
  readonly clock: Clock;
  readonly log: Log;
  random(): number;
}

/** The last that was heard of the other side. */
export interface SenderState {
  readonly lastError: BackendError | null;
  readonly lastDeliveredAtMs: number | null;
}

/** Sends what only this kiosk knows. Lanes go side by side, the messages of a lane in their order. */
export interface OutboxSender {
  start(): void;
  stop(): Promise<void>;
  /** There is something new to send. */
  wake(): void;
  state(): SenderState;
}

export function createOutboxSender(options: OutboxSenderOptions): OutboxSender {
  const { box, topic, policy, clock, log } = options;
  const stopped = new AbortController();
  const trouble = new Map<number, { readonly failures: number; readonly notBeforeMs: number }>();
  let state: SenderState = { lastError: null, lastDeliveredAtMs: null };
  let woken = new AbortController();
  let loop: Promise<void> = Promise.resolve();

  const send = async (message: WaitingMessage) => {
    const answer = await options.deliver(message.body, { signal: stopped.signal });
    if (answer.ok) {
      trouble.delete(message.id);
      state = { lastError: null, lastDeliveredAtMs: clock.now() };
      return box.markDelivered(message.id);
    }
    if (stopped.signal.aborted) return;
    const { error } = answer;
    state = { ...state, lastError: error };
    const isCounted = policy.isCounted(error);
    if (isCounted) box.recordAttempt(message.id);
    log.warn({ topic, lane: message.lane, error }, 'a message could not be delivered');
    if (isCounted && message.attempts + 1 >= policy.maxAttempts) {
      trouble.delete(message.id);
      return box.markUndelivered(message.id);
    }
    const failures = (trouble.get(message.id)?.failures ?? 0) + 1;
    const pauseMs = policy.pauseMs(failures, options.random());
    trouble.set(message.id, { failures, notBeforeMs: clock.steadyMs() + pauseMs });
  };

  const notBeforeMs = (message: WaitingMessage) => trouble.get(message.id)?.notBeforeMs ?? 0;
  const sendDue = async (): Promise<number> => {
    const nowMs = clock.steadyMs();
    const heads = box.heads(topic);
    const due = heads.filter((message) => notBeforeMs(message) <= nowMs);
    await Promise.all(due.slice(0, MAX_AT_ONCE).map(send));
    const later = (due.length === 0 ? heads : box.heads(topic)).map(notBeforeMs);
    return later.length === 0 ? DELAYS.idleMs : Math.max(0, Math.min(...later) - clock.steadyMs());
  };

  const repeat = async () => {
    while (!stopped.signal.aborted) {
      woken = new AbortController();
      const pauseMs = await sendDue().catch((error: unknown) => {
        log.error({ topic, err: error }, 'the outbox could not be worked off');
        return DELAYS.storageRetryMs;
      });
      await clock.sleep(pauseMs, woken.signal).catch(() => undefined);
    }
  };

  return {
    start: () => {
      loop = repeat();
    },
    stop: async () => {
      stopped.abort(new Error('the kiosk stops'));
      woken.abort(NEWS);
      await loop;
    },
    wake: () => woken.abort(NEWS),
    state: () => state,
  };
}

const orderStatusSchema = z.array(z.object({ id: z.string(), status: z.number() }));

/** The deliverer of the topic `orderStatus`. */
export function orderStatusDeliverer(
  notifier: Pick<StatusNotifier, 'sendOrderStatus'>,
  orderUrl: string,
): OutboxSenderOptions['deliver'] {
  return async (body, options) => notifier.sendOrderStatus(orderUrl, orderStatusSchema.parse(body), options);
}
