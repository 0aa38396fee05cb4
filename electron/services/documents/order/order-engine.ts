import { randomBytes } from 'node:crypto';
import type { DispatchingWish } from '../../../../shared/contract/document-orders.ts';
import type { SettleLine } from '../../../../shared/contract/documents.ts';
import type { Clock } from '../../../system/clock.ts';
import type { Log } from '../../../system/log.ts';
import type { HeldDocument } from '../intake/document-store.ts';
import { ORDER_DELAYS } from '../limits.ts';
import { sheetsOf } from '../tray.ts';
import {
  type DocumentOrderRecord,
  isPaidFor,
  isUnpaid,
  type OrderStage,
  type RefusalReason,
} from './document-order.ts';
import type { OrderFiles } from './order-files.ts';
import type { OrderStore } from './order-store.ts';
import type { PrintSteps } from './print-steps.ts';
import type { ShopSteps } from './shop-steps.ts';
import type { ShopWatch } from './shop-watch.ts';

export interface NewOrder {
  readonly sessionId: string;
  readonly documents: readonly HeldDocument[];
  readonly moneyMinor: number;
  readonly settle: readonly SettleLine[];
  readonly dispatching: DispatchingWish | null;
}

/** Moves orders of documents on, from the shopper's word to the sheets. */
export interface OrderEngine {
  /** Durable when it resolves. With a `refusal` the shop is not asked at all. */
  place(order: NewOrder, refusal?: RefusalReason): Promise<DocumentOrderRecord>;
  /** Resolves when it is known what became of it, as far as the shop can be reached. */
  cancel(documentOrderId: string): Promise<DocumentOrderRecord>;
  collect(documentOrderId: string): DocumentOrderRecord;
  /** The session is over: what is unpaid is given up, what is printed is taken for collected. */
  leave(sessionId: string): void;
  /** Sees to an order again: somebody has changed it. */
  wake(documentOrderId: string): void;
  /** Takes up what the last run left. `sessionId`: whose shopper is still there. */
  start(sessionId: string | null): Promise<void>;
  stop(): Promise<void>;
}

export interface OrderEngineOptions {
  readonly store: OrderStore;
  readonly files: OrderFiles;
  readonly shop: ShopSteps;
  readonly printing: PrintSteps;
  readonly watch: ShopWatch;
  readonly clock: Clock;
  readonly log: Log;
}

export function createOrderEngine(options: OrderEngineOptions): OrderEngine {
  const { store, files, shop, printing, watch, clock, log } = options;
  const stopped = new AbortController();
  const driving = new Map<string, Promise<void>>();
  /** Whoever waits to hear what became of an order. */
  const waiting = new Set<() => void>();
  const lookAgain = () => {
    for (const look of [...waiting]) look();
  };
  store.subscribe(lookAgain);

  const stepOf = (order: DocumentOrderRecord) => {
    switch (order.stage.kind) {
      case 'recorded':
        return shop.verify;
      case 'closing':
        return shop.close;
      case 'printing':
        return printing.print;
      default:
        return null;
    }
  };

  async function driveOn(documentOrderId: string): Promise<void> {
    while (!stopped.signal.aborted) {
      const order = store.get(documentOrderId);
      const step = stepOf(order);
      if (!step) return;
      try {
        await step(order, stopped.signal);
      } catch (error) {
        log.error({ err: error, documentOrderId }, 'a step of an order of documents failed');
        await clock.sleep(ORDER_DELAYS.retryMs, stopped.signal).catch(() => undefined);
      }
    }
  }

  /** One at a time for each order. */
  function wake(documentOrderId: string): Promise<void> {
    const before = driving.get(documentOrderId);
    if (before) return before;
    const drive = driveOn(documentOrderId)
      .catch((error: unknown) =>
        log.error({ err: error, documentOrderId }, 'an order of documents stands still'),
      )
      .finally(() => {
        driving.delete(documentOrderId);
      });
    driving.set(documentOrderId, drive);
    return drive;
  }

  async function giveUp(order: DocumentOrderRecord, isLeft: boolean): Promise<void> {
    const { stage, documentOrderId } = order;
    if (stage.kind === 'recorded' || stage.kind === 'verifying') shop.giveUp(documentOrderId, isLeft);
    else if (stage.kind === 'checking' || stage.kind === 'awaitingPayment')
      store.move(order, { kind: 'closing', as: { kind: 'cancelled' }, isLeft });
    else if (stage.kind === 'closing' && isLeft) store.move(order, { ...stage, isLeft });
    else return;
    void wake(documentOrderId);
    await untilDecided(documentOrderId);
  }

  /** Until it is known what became of an order that was given up: it may turn out to be paid, and is printed then. */
  function untilDecided(documentOrderId: string): Promise<void> {
    const isDecided = () => !UNDECIDED.includes(store.get(documentOrderId).stage.kind);
    return new Promise((resolve) => {
      const look = () => {
        if (!isDecided() && !stopped.signal.aborted) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  }

  /** What a crash left in the middle. */
  function takeUp(order: DocumentOrderRecord, sessionId: string | null): void {
    const { stage, documentOrderId } = order;
    const isHere = order.sessionId === sessionId;
    if (stage.kind === 'recorded') store.end(order, { kind: 'cancelled' });
    // Whether the shop has made an order is not known. Nobody was shown its code.
    else if (stage.kind === 'verifying') store.end(order, { kind: 'refused', reason: 'unclear' });
    else if ((stage.kind === 'checking' || stage.kind === 'awaitingPayment') && !isHere)
      store.move(order, { kind: 'closing', as: { kind: 'cancelled' }, isLeft: true });
    else if (stage.kind === 'printing' && !isHere && stage.jobs.length === 0) {
      const isLong = clock.now() - stage.paidAtMs >= ORDER_DELAYS.shopperWaitsMs;
      // Somebody's papers must not come out where nobody waits for them.
      if (isLong) store.claim(order, 'printFailed');
    }
    void wake(documentOrderId);
  }

  return {
    wake: (documentOrderId) => void wake(documentOrderId),
    async place({ sessionId, documents, moneyMinor, settle, dispatching }, refusal) {
      const documentOrderId = `DOC${randomBytes(8).toString('hex')}`;
      if (!refusal)
        for (const [index, { path }] of documents.entries()) await files.keep(documentOrderId, index, path);
      const order: DocumentOrderRecord = {
        ...{ documentOrderId, sessionId, createdAtMs: clock.now(), moneyMinor, settle: [...settle] },
        files: documents.map(orderedFileOf),
        ...{ dispatching, orderNo: null, round: 1 },
        stage: refusal ? { kind: 'refused', reason: refusal, watchUntilMs: 0 } : { kind: 'recorded' },
      };
      store.put(order);
      void wake(documentOrderId);
      return order;
    },
    cancel: async (documentOrderId) => {
      await giveUp(store.get(documentOrderId), false);
      return store.get(documentOrderId);
    },
    collect: (documentOrderId) => {
      const order = store.get(documentOrderId);
      return order.stage.kind === 'printed' ? store.move(order, { kind: 'collected' }) : order;
    },
    leave: (sessionId) => {
      for (const order of store.book.ofSession(sessionId)) {
        if (order.stage.kind === 'printed') store.move(order, { kind: 'collected' });
        else if (isUnpaid(order))
          giveUp(order, true).catch((error: unknown) =>
            log.error({ err: error }, 'an order was not given up'),
          );
      }
    },
    start: async (sessionId) => {
      const open = store.open();
      for (const order of open) takeUp(order, sessionId);
      const kept = store.open().filter((order) => isUnpaid(order) || isPaidFor(order));
      const own = sessionId === null ? [] : store.book.ofSession(sessionId);
      const printed = own.filter(({ stage }) => stage.kind === 'printed');
      await files.eraseBut([...kept, ...printed].map(({ documentOrderId }) => documentOrderId));
      watch.start();
    },
    stop: async () => {
      stopped.abort(new Error('the kiosk stops'));
      lookAgain();
      await watch.stop();
      await Promise.all(driving.values());
    },
  };
}

const UNDECIDED: readonly OrderStage['kind'][] = ['recorded', 'verifying', 'closing'];

const orderedFileOf = ({ documentId, name, md5, choice }: HeldDocument) => ({
  ...{ documentId, name, md5, choice },
  sheets: sheetsOf(choice),
});
