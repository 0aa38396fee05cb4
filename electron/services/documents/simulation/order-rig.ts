import { DatabaseSync } from 'node:sqlite';
import type { DispatchingWish } from '../../../../shared/contract/document-orders.ts';
import type { DocumentChoice } from '../../../../shared/contract/documents.ts';
import { ok } from '../../../../shared/domain/result.ts';
import type { DocumentBackend } from '../../../backends/document-types.ts';
import { expectValue } from '../../../backends/transport/test-kit/expect-result.ts';
import { DEMO_PRINT_SHOP } from '../../../demo/backend/print-shop/seed.ts';
import {
  createSimulatedDocumentPrinter,
  FRESH_DOCUMENT_PRINTER,
} from '../../../devices/document-printer/simulated.ts';
import type { DocumentPrinter } from '../../../devices/document-printer/types.ts';
import { volatileMemory } from '../../../devices/simulated-memory.ts';
import { DOCUMENTS_STEP } from '../../../journal/migrate-documents.ts';
import { silentLog } from '../../../system/log.ts';
import { createVirtualClock } from '../../sale/simulation/virtual-clock.ts';
import type { HeldDocument } from '../intake/document-store.ts';
import { md5Of } from '../intake/take-in-document.ts';
import { createOrderBook, type OrderBook } from '../order/order-book.ts';
import { createOrderEngine } from '../order/order-engine.ts';
import type { OrderFiles } from '../order/order-files.ts';
import { createOrderStore } from '../order/order-store.ts';
import { createPrintSteps } from '../order/print-steps.ts';
import { createShopSteps } from '../order/shop-steps.ts';
import { createShopWatch } from '../order/shop-watch.ts';
import type { PdfEngine } from '../pdf/pdf-engine.ts';
import { priceDocuments } from '../price.ts';
import { fileOfChoice } from '../tray.ts';
import { createSimulatedShop } from './simulated-shop.ts';

export const TEST_TIMES = { pollMs: 2_000, paymentTimeoutMs: 120_000, latePaymentMs: 1_800_000 } as const;
const CHOICE: DocumentChoice = {
  ...{
    size: 'A4',
    caliper: '70g',
    color: 'mono',
    side: 1,
    row: 1,
    col: 1,
    copies: 1,
    startPage: 1,
    endPage: 3,
  },
};
const bytesOf = (name: string) => Buffer.from(`the pages of ${name}`);

/** Two files of three sheets each: 150. */
export const testDocuments = (names: readonly string[] = ['a.pdf', 'b.pdf']): readonly HeldDocument[] =>
  names.map((name) => ({
    ...{ documentId: name, name, choice: CHOICE, type: 'pdf', path: name, pageCount: 3, aspect: 0.7 },
    md5: md5Of(bytesOf(name)),
  }));

/** What survives the process: the disk, the shop, the printer, and time. */
export function createOrderWorld() {
  const clock = createVirtualClock(1_700_000_000_000);
  const database = new DatabaseSync(':memory:');
  database.exec(DOCUMENTS_STEP);
  const book = createOrderBook(database);
  const shop = createSimulatedShop();
  const memory = volatileMemory(FRESH_DOCUMENT_PRINTER);
  const printer = createSimulatedDocumentPrinter({ memory, sheetMs: 2_000, clock });
  const disk = new Map<string, Uint8Array>();
  const keyOf = (documentOrderId: string, file: number) => `${documentOrderId}/${file}`;
  const files: OrderFiles = {
    keep: async (documentOrderId, file, path) => void disk.set(keyOf(documentOrderId, file), bytesOf(path)),
    read: async (documentOrderId, file, { md5 }) => {
      const bytes = disk.get(keyOf(documentOrderId, file));
      return bytes && md5Of(bytes) === md5 ? bytes : null;
    },
    erase: async (documentOrderId) => {
      for (const key of disk.keys()) if (key.startsWith(`${documentOrderId}/`)) disk.delete(key);
    },
    eraseBut: async (kept) => {
      for (const key of disk.keys()) if (!kept.includes(key.split('/')[0] ?? '')) disk.delete(key);
    },
  };
  return { clock, book, shop, printer, files, disk };
}
export type OrderWorld = ReturnType<typeof createOrderWorld>;

/** What the kiosk touches; a test may put something between. */
export interface OrderTouches {
  readonly book: OrderBook;
  readonly backend: DocumentBackend;
  readonly printer: DocumentPrinter;
}

/** Lays nothing out: that is tested on its own. */
const paperPdf: PdfEngine = {
  open: async () =>
    ok({
      pageCount: 3,
      aspect: 0.7,
      render: () => Promise.reject(new Error('nothing is drawn here')),
      layOut: async () => ok({ kind: 'laidOut', bytes: new Uint8Array([1]), sides: 3, isTurned: false }),
      close: async () => undefined,
    }),
};

/** One life of the kiosk's process. */
export function startOrderLife(world: OrderWorld, touches: Partial<OrderTouches> = {}) {
  const { clock, shop, files } = world;
  const { book, backend, printer } = {
    ...{ book: world.book, backend: shop.backend, printer: world.printer },
    ...touches,
  };
  const screen = { sessionId: 'shopper' as string | null };
  let codes = 0;
  const nextCode = () => {
    codes += 1;
    return `${codes}-${clock.now()}`;
  };
  const store = createOrderStore({
    ...{ book, files, clock, log: silentLog, latePaymentMs: TEST_TIMES.latePaymentMs },
    newClaimCode: () => `CODE${nextCode()}`,
    onStorage: () => undefined,
  });
  const { pollMs, paymentTimeoutMs } = TEST_TIMES;
  const rangeCounts = 'laidOut' as const;
  const steps = createShopSteps({ backend, store, files, rangeCounts, paymentTimeoutMs, clock });
  const printing = createPrintSteps({
    ...{ printer, pdf: paperPdf, store, files, clock, log: silentLog },
    newJobCode: nextCode,
  });
  const watch = createShopWatch({
    ...{ backend, store, clock, log: silentLog, pollMs, paymentTimeoutMs },
    sessionId: () => screen.sessionId,
    onMoved: (documentOrderId) => engine.wake(documentOrderId),
  });
  const engine = createOrderEngine({ store, files, shop: steps, printing, watch, clock, log: silentLog });
  const stageOf = (documentOrderId: string) => world.book.find(documentOrderId)?.stage;
  return {
    ...{ store, engine, printing, watch, screen, stageOf },
    begin: () => engine.start(screen.sessionId),
    place: async (documents = testDocuments(), dispatching: DispatchingWish | null = null) => {
      const asked = documents.map((document) => fileOfChoice(document, rangeCounts));
      const price = expectValue(priceDocuments(asked, { prices: DEMO_PRINT_SHOP.prices, rangeCounts }));
      const { moneyMinor, settle } = price;
      return engine.place({ sessionId: 'shopper', documents, moneyMinor, settle, dispatching });
    },
    /** Until the order is there; throws after half an hour of virtual time. */
    until: (documentOrderId: string, kind: string, limitMs = 1_900_000) =>
      clock.advanceUntil(() => stageOf(documentOrderId)?.kind === kind, limitMs),
  };
}
export type OrderLife = ReturnType<typeof startOrderLife>;
