import { err, ok } from '../../../../shared/domain/result.ts';
import type {
  DocumentBackend,
  DocumentOrder,
  DocumentOrderRequest,
  DocumentOrderState,
} from '../../../backends/document-types.ts';
import type { BackendResult } from '../../../backends/types.ts';
import { settleFiles } from '../../../demo/backend/print-shop/settle.ts';
import {
  createSimulatedDocumentPrinter,
  FRESH_DOCUMENT_PRINTER,
} from '../../../devices/document-printer/simulated.ts';
import { volatileMemory } from '../../../devices/simulated-memory.ts';
import type { SideLine } from './side-line.ts';
import type { SimClock } from './sim-clock.ts';

const SHEET_MS = 2_000;
const HAS_MONEY: readonly DocumentOrderState[] = ['PAID', 'PRINTED', 'FINISH'];

/** The print shop, whose orders of documents are paid by phone, and the office printer that stands beside the kiosk. */
export function createPrintShop(clock: SimClock) {
  const orders = new Map<string, DocumentOrder>();
  /** The order files on the kiosk's disk, by order and file. */
  const files = new Map<string, Uint8Array>();
  const now = () => 1_000_000 + clock.elapsedMs();
  const own = { now, steadyMs: now, sleep: () => new Promise<void>(() => {}) };
  const memory = volatileMemory(FRESH_DOCUMENT_PRINTER);
  const printer = createSimulatedDocumentPrinter({ memory, sheetMs: SHEET_MS, clock: own });
  const refused = (detail: string, reason: 'wrongAmount' | 'other' = 'other') =>
    err({ kind: 'refused', reason, code: 0, detail } as const);
  const set = (orderId: string, state: DocumentOrderState) => {
    const order = orders.get(orderId);
    if (order) orders.set(orderId, { ...order, state });
  };

  const place = ({ moneyMinor, files: asked, dispatching }: DocumentOrderRequest) => {
    const settled = settleFiles(asked.map(({ fileId, ...file }) => ({ fileID: fileId, ...file })));
    if (!settled || settled.money !== moneyMinor) return refused('MONEY_MISMATCH', 'wrongAmount');
    const orderId = `S${orders.size + 1}`;
    orders.set(orderId, {
      ...{ orderId, state: 'PAYING', orderedAtMs: 0, paidAtMs: null, printedAtMs: null, payway: null },
      ...{ pointId: '1', pointName: '', pointPhone: null, moneyMinor, dispatching },
      files: asked.map((file) => ({ ...file, downloadUrl: null })),
      settle: settled.settle.map(({ unit, ...line }) => ({ ...line, unitMinor: unit })),
    });
    return ok({ orderId, desc: '' });
  };
  const cancel = (orderId: string): BackendResult<void> => {
    if (orders.get(orderId)?.state !== 'PAYING') return refused('STATE_NOT_PAYING');
    set(orderId, 'CANCEL');
    return ok(undefined);
  };
  const read = (orderId: string): BackendResult<DocumentOrder> => {
    const order = orders.get(orderId);
    return order ? ok(order) : refused('UNKNOWN_ORDER');
  };

  return {
    orders,
    files,
    printer,
    /** The shopper's phone pays; a cancelled order takes no money. */
    pay: (orderId: string): boolean => {
      const isOpen = orders.get(orderId)?.state === 'PAYING';
      if (isOpen) set(orderId, 'PAID');
      return isOpen;
    },
    /** The shop itself gives the money of one order back. */
    beginRefund: (): (() => void) | null => {
      const paid = [...orders.values()].find(({ state }) => HAS_MONEY.includes(state));
      if (!paid) return null;
      set(paid.orderId, 'REFUNDING');
      return () => set(paid.orderId, 'REFUNDED');
    },
    hasMoneyOf: (orderId: string): boolean => HAS_MONEY.includes(orders.get(orderId)?.state ?? 'UNKNOWN'),
    repair: () => {
      printer.plugIn();
      printer.repair();
    },
    connect: (line: SideLine): DocumentBackend => ({
      verifyOrder: (request, options) => line('shop/verify', () => place(request), options),
      readOrder: (orderId, options) => line('shop/read', () => read(orderId), options),
      cancelOrder: (orderId, options) => line('shop/cancel', () => cancel(orderId), options),
      listOrders: (_query, options) => line('shop/read', () => ok([]), options),
      countOrders: (options) =>
        line(
          'shop/read',
          () => ok({ ALL: 0, PAYING: 0, PAID: 0, PRINTED: 0, FINISH: 0, REFUND: 0 }),
          options,
        ),
    }),
  };
}

export type PrintShop = ReturnType<typeof createPrintShop>;
