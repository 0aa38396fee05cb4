import type { Clock } from '../../../system/clock.ts';
import type { Log } from '../../../system/log.ts';
import {
  type ClaimReason,
  type ClosedAs,
  type DocumentOrderRecord,
  isPaidFor,
  isUnpaid,
  type OrderStage,
} from './document-order.ts';
import type { OrderBook } from './order-book.ts';
import type { OrderFiles } from './order-files.ts';

/** The orders as they stand, and who wants to know. What an order no longer needs is erased with the step that ends it. */
export interface OrderStore {
  get(documentOrderId: string): DocumentOrderRecord;
  find(documentOrderId: string): DocumentOrderRecord | null;
  open(): readonly DocumentOrderRecord[];
  readonly book: OrderBook;
  /** Durable when it returns. Throws when the disk fails, and then nothing has changed. */
  put(order: DocumentOrderRecord): DocumentOrderRecord;
  move(order: DocumentOrderRecord, stage: OrderStage): DocumentOrderRecord;
  /** Ends it without money; it is watched for late money for a while. */
  end(order: DocumentOrderRecord, as: ClosedAs): DocumentOrderRecord;
  claim(order: DocumentOrderRecord, reason: ClaimReason): DocumentOrderRecord;
  /** Something about an order is new: its stage, or what goes on around it. */
  tell(documentOrderId: string): void;
  subscribe(listener: (order: DocumentOrderRecord) => void): void;
}

export interface OrderStoreOptions {
  readonly book: OrderBook;
  readonly files: OrderFiles;
  readonly clock: Clock;
  readonly log: Log;
  readonly latePaymentMs: number;
  /** A code that no claim of this kiosk has. */
  newClaimCode(): string;
  onStorage(works: boolean): void;
}

export function createOrderStore(options: OrderStoreOptions): OrderStore {
  const { book, files, clock, log, latePaymentMs, newClaimCode, onStorage } = options;
  const listeners: ((order: DocumentOrderRecord) => void)[] = [];
  const tell = (order: DocumentOrderRecord) => {
    for (const listener of listeners) listener(order);
  };

  function put(order: DocumentOrderRecord): DocumentOrderRecord {
    const isNeeded = isUnpaid(order) || isPaidFor(order);
    const isHeld = isNeeded || order.stage.kind === 'printed';
    // An address is nobody's business once nothing goes there.
    const kept = isNeeded ? order : { ...order, dispatching: null };
    try {
      book.put(kept);
      onStorage(true);
    } catch (error) {
      onStorage(false);
      throw error;
    }
    const { documentOrderId, orderNo, stage } = kept;
    log.info({ documentOrderId, orderNo, stage: stage.kind }, 'an order of documents moved on');
    if (!isHeld) {
      files.erase(documentOrderId).catch((error: unknown) => {
        log.error({ err: error, documentOrderId }, 'files of an order stayed behind');
      });
    }
    tell(kept);
    return kept;
  }
  const move = (order: DocumentOrderRecord, stage: OrderStage) => put({ ...order, stage });
  const get = (documentOrderId: string) => {
    const order = book.find(documentOrderId);
    if (!order) throw new Error(`there is no order ${documentOrderId}`);
    return order;
  };

  return {
    book,
    get,
    put,
    move,
    find: (documentOrderId) => book.find(documentOrderId),
    open: () => book.open(clock.steadyMs()),
    end: (order, as) => {
      // Without a number there is nothing that anybody could have paid.
      if (order.orderNo === null) return move(order, { ...as, watchUntilMs: 0 });
      return move(order, { ...as, watchUntilMs: clock.steadyMs() + latePaymentMs, isSeenOff: false });
    },
    claim: (order, reason) => {
      const jobs = order.stage.kind === 'printing' ? order.stage.jobs : [];
      return move(order, { kind: 'claim', code: newClaimCode(), reason, sinceMs: clock.now(), jobs });
    },
    tell: (documentOrderId) => tell(get(documentOrderId)),
    subscribe: (listener) => void listeners.push(listener),
  };
}
