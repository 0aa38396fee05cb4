import type { DocumentBackend } from '../../../backends/document-types.ts';
import type { Clock } from '../../../system/clock.ts';
import type { Log } from '../../../system/log.ts';
import { ORDER_DELAYS } from '../limits.ts';
import type { DocumentOrderRecord } from './document-order.ts';
import type { OrderStore } from './order-store.ts';
import { takeShopWord } from './shop-answers.ts';

/** Asks the shop how orders stand: one question in an interval, whatever there is to ask. */
export interface ShopWatch {
  start(): void;
  stop(): Promise<void>;
  /** The last question about it had no answer. */
  isTroubled(documentOrderId: string): boolean;
}

export interface ShopWatchOptions {
  readonly backend: Pick<DocumentBackend, 'readOrder'>;
  readonly store: OrderStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly pollMs: number;
  readonly paymentTimeoutMs: number;
  /** Goes before all others. */
  sessionId(): string | null;
  /** Called where an order has something to do again. */
  onMoved(documentOrderId: string): void;
}

export function createShopWatch(options: ShopWatchOptions): ShopWatch {
  const { backend, store, clock, log, pollMs, paymentTimeoutMs } = options;
  const askedAtMs = new Map<string, number>();
  const troubled = new Set<string>();
  const stopped = new AbortController();
  let loop: Promise<void> = Promise.resolve();

  const isDue = (order: DocumentOrderRecord) => {
    const everyMs = intervalOf(order, pollMs);
    const { documentOrderId, orderNo } = order;
    const lastMs = askedAtMs.get(documentOrderId) ?? Number.NEGATIVE_INFINITY;
    return orderNo !== null && everyMs !== null && clock.steadyMs() - lastMs >= everyMs;
  };

  function nextOf(orders: readonly DocumentOrderRecord[]): DocumentOrderRecord | undefined {
    const due = orders.filter(isDue);
    const onScreen = due.filter(
      ({ sessionId, stage }) =>
        sessionId === options.sessionId() && (stage.kind === 'awaitingPayment' || stage.kind === 'checking'),
    );
    const lastAsked = ({ documentOrderId }: DocumentOrderRecord) => askedAtMs.get(documentOrderId) ?? 0;
    return onScreen.at(-1) ?? due.toSorted((one, other) => lastAsked(one) - lastAsked(other))[0];
  }

  async function look(): Promise<void> {
    const order = nextOf(store.open());
    if (order?.orderNo) await askFor(order, order.orderNo);
    for (const open of store.open()) giveUpIfOver(open);
  }

  async function askFor({ documentOrderId }: DocumentOrderRecord, orderNo: string): Promise<void> {
    askedAtMs.set(documentOrderId, clock.steadyMs());
    const told = await backend.readOrder(orderNo, { signal: stopped.signal });
    if (stopped.signal.aborted) return;
    const wasTroubled = troubled.has(documentOrderId);
    if (!told.ok && told.error.kind === 'refused') seeOff(documentOrderId);
    if (!told.ok) {
      troubled.add(documentOrderId);
      if (!wasTroubled) store.tell(documentOrderId);
      return;
    }
    troubled.delete(documentOrderId);
    // It may have moved on while the shop was thinking.
    const now = store.get(documentOrderId);
    const after = takeShopWord(store, now, told.value, clock.now(), clock.steadyMs() + paymentTimeoutMs);
    if (after !== now) options.onMoved(documentOrderId);
    else if (!seeOff(documentOrderId) && wasTroubled) store.tell(documentOrderId);
  }

  /**
   * Late money is looked for no longer, but never without a last answer: a shop that was away all the while may have been paid. As long
   * as it does not answer, the watch goes on.
   */
  function seeOff(documentOrderId: string): boolean {
    const order = store.get(documentOrderId);
    const { stage } = order;
    if (!('watchUntilMs' in stage) || clock.steadyMs() < stage.watchUntilMs) return false;
    store.move(order, { ...stage, isSeenOff: true });
    return true;
  }

  function giveUpIfOver(order: DocumentOrderRecord): void {
    const { stage, documentOrderId } = order;
    const now = clock.steadyMs();
    if (stage.kind === 'checking' && now >= stage.untilMs)
      store.move(order, { kind: 'closing', as: { kind: 'refused', reason: 'shopAway' }, isLeft: false });
    else if (stage.kind === 'awaitingPayment' && now >= stage.deadlineAtMs)
      store.move(order, { kind: 'closing', as: { kind: 'timedOut' }, isLeft: false });
    else return;
    options.onMoved(documentOrderId);
  }

  async function repeat(): Promise<void> {
    while (!stopped.signal.aborted) {
      await look().catch((error: unknown) => log.error({ err: error }, 'looking after documents failed'));
      await clock.sleep(pollMs, stopped.signal).catch(() => undefined);
    }
  }

  return {
    start: () => {
      loop = repeat();
    },
    stop: async () => {
      stopped.abort(new Error('the kiosk stops'));
      await loop;
    },
    isTroubled: (documentOrderId) => troubled.has(documentOrderId),
  };
}

/** Null: the shop has nothing to say about it. */
function intervalOf({ stage }: DocumentOrderRecord, pollMs: number): number | null {
  switch (stage.kind) {
    case 'checking':
    case 'awaitingPayment':
      return pollMs;
    case 'cancelled':
    case 'timedOut':
    case 'refused':
      return ORDER_DELAYS.lateLookMs;
    case 'claim':
    case 'refunding':
      return ORDER_DELAYS.claimLookMs;
    default:
      return null;
  }
}
