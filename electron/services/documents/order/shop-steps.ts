import type { DocumentBackend } from '../../../backends/document-types.ts';
import type { Clock } from '../../../system/clock.ts';
import { ORDER_DELAYS } from '../limits.ts';
import type { RangeCounts } from '../price.ts';
import { fileOfChoice } from '../tray.ts';
import type { DocumentOrderRecord } from './document-order.ts';
import type { OrderFiles } from './order-files.ts';
import type { OrderStore } from './order-store.ts';
import { refusalOf, takeShopWord } from './shop-answers.ts';

export interface ShopSteps {
  /** From `recorded`: looks at the files once more, and asks the shop for the order, once. */
  verify(order: DocumentOrderRecord, signal: AbortSignal): Promise<void>;
  /** From `closing`: cancels it at the shop. */
  close(order: DocumentOrderRecord, signal: AbortSignal): Promise<void>;
  /** The shopper wants no order any more that the shop is only being asked for. */
  giveUp(documentOrderId: string, isLeft: boolean): void;
}

export interface ShopStepsOptions {
  readonly backend: DocumentBackend;
  readonly store: OrderStore;
  readonly files: OrderFiles;
  readonly rangeCounts: RangeCounts;
  readonly paymentTimeoutMs: number;
  readonly clock: Clock;
}

export function createShopSteps(options: ShopStepsOptions): ShopSteps {
  const { backend, store, files, rangeCounts, paymentTimeoutMs, clock } = options;
  const givenUp = new Map<string, { readonly isLeft: boolean }>();

  async function areFilesWhole({ documentOrderId, files: ordered }: DocumentOrderRecord): Promise<boolean> {
    const read = await Promise.all(ordered.map((file, index) => files.read(documentOrderId, index, file)));
    return read.every((bytes) => bytes !== null);
  }

  return {
    giveUp: (documentOrderId, isLeft) => void givenUp.set(documentOrderId, { isLeft }),
    async verify(recorded, signal) {
      const { documentOrderId, moneyMinor, dispatching } = recorded;
      if (!(await areFilesWhole(recorded)))
        return void store.end(recorded, { kind: 'refused', reason: 'changedFile' });
      if (givenUp.has(documentOrderId)) return void store.end(recorded, { kind: 'cancelled' });
      // From here on it is not known what the shop has heard; a crash must not send it once more.
      const order = store.move(recorded, { kind: 'verifying' });
      const asked = order.files.map((file) => fileOfChoice(file, rangeCounts));
      const placed = await backend.verifyOrder({ moneyMinor, files: asked, dispatching }, { signal });
      // The kiosk stops: what became of it is looked into at the next start.
      if (signal.aborted && !placed.ok) return;
      const givingUp = givenUp.get(documentOrderId);
      givenUp.delete(documentOrderId);
      if (!placed.ok) return void store.end(order, { kind: 'refused', reason: refusalOf(placed.error) });
      const numbered = { ...order, orderNo: placed.value.orderId };
      if (givingUp)
        return void store.move(numbered, { kind: 'closing', as: { kind: 'cancelled' }, ...givingUp });
      store.move(numbered, { kind: 'checking', untilMs: clock.steadyMs() + ORDER_DELAYS.checkMs });
    },
    async close(order, signal) {
      const { stage, orderNo } = order;
      if (stage.kind !== 'closing') return;
      if (orderNo === null) return void store.end(order, stage.as);
      const cancelled = await backend.cancelOrder(orderNo, { signal });
      if (signal.aborted && !cancelled.ok) return;
      if (cancelled.ok) return void store.end(order, stage.as);
      if (cancelled.error.kind !== 'refused') return void store.end(order, stage.as);
      // It may have been paid at this very moment.
      const told = await backend.readOrder(orderNo, { signal });
      if (signal.aborted && !told.ok) return;
      // The shopper may have left meanwhile.
      const now = store.get(order.documentOrderId);
      if (told.ok) takeShopWord(store, now, told.value, clock.now(), clock.steadyMs() + paymentTimeoutMs);
      else store.end(now, stage.as);
    },
  };
}
