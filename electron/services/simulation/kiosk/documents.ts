import type { DatabaseSync } from 'node:sqlite';
import type { DocumentChoice } from '../../../../shared/contract/documents.ts';
import { ok } from '../../../../shared/domain/result.ts';
import { DEMO_PRINT_SHOP } from '../../../demo/backend/print-shop/seed.ts';
import type { Clock } from '../../../system/clock.ts';
import type { Log } from '../../../system/log.ts';
import type { HeldDocument } from '../../documents/intake/document-store.ts';
import { md5Of } from '../../documents/intake/take-in-document.ts';
import { createOrderBook } from '../../documents/order/order-book.ts';
import { createOrderEngine } from '../../documents/order/order-engine.ts';
import type { OrderFiles } from '../../documents/order/order-files.ts';
import { createOrderStore } from '../../documents/order/order-store.ts';
import { createPrintSteps } from '../../documents/order/print-steps.ts';
import { createShopSteps } from '../../documents/order/shop-steps.ts';
import { createShopWatch } from '../../documents/order/shop-watch.ts';
import type { PdfEngine } from '../../documents/pdf/pdf-engine.ts';
import { priceDocuments } from '../../documents/price.ts';
import { createDocumentDesk } from '../../documents/staff-desk.ts';
import { fileOfChoice } from '../../documents/tray.ts';
import type { World } from '../world/world.ts';
import type { ProcessLife } from './process-life.ts';
import type { SimDisk } from './sim-disk.ts';

const TIMES = { pollMs: 3_000, paymentTimeoutMs: 45_000, latePaymentMs: 2 * 60_000 } as const;
const RANGE_COUNTS = 'laidOut';
const PAGES = 3;
const CHOICE: DocumentChoice = {
  ...{ size: 'A4', caliper: '70g', color: 'mono', side: 1, row: 1, col: 1, copies: 1 },
  ...{ startPage: 1, endPage: PAGES },
};
const bytesOf = (name: string) => Buffer.from(`the pages of ${name}`);

/** What a shopper has brought: so many files of three sheets each. */
const documentsOf = (names: readonly string[]): readonly HeldDocument[] =>
  names.map((name) => ({
    ...{ documentId: name, name, choice: CHOICE, type: 'pdf', path: name, pageCount: PAGES, aspect: 0.7 },
    md5: md5Of(bytesOf(name)),
  }));

/** Lays nothing out: that is tested on its own. */
const PAPER_PDF: PdfEngine = {
  open: async () =>
    ok({
      pageCount: PAGES,
      aspect: 0.7,
      render: () => Promise.reject(new Error('nothing is drawn here')),
      layOut: async () => ok({ kind: 'laidOut', bytes: new Uint8Array([1]), sides: PAGES, isTurned: false }),
      close: async () => undefined,
    }),
};

export interface DocumentParts {
  readonly world: World;
  readonly disk: SimDisk;
  readonly life: ProcessLife;
  readonly database: DatabaseSync;
  readonly clock: Clock;
  readonly log: Log;
  newCode(): string;
}

/** Orders of documents in one life of the process: the services of the print shop, from the shopper's word to the sheets. */
export function openDocuments({ world, disk, life, database, clock, log, newCode }: DocumentParts) {
  const { printShop } = world;
  const line = world.sideLine(life.isAlive);
  const backend = life.mortal(printShop.connect(line));
  const files = life.mortal(filesOf(world, disk));
  const ground = { clock, log };
  const store = createOrderStore({
    ...{ ...ground, files, book: createOrderBook(database), latePaymentMs: TIMES.latePaymentMs },
    newClaimCode: newCode,
    onStorage: () => undefined,
  });
  const { pollMs, paymentTimeoutMs } = TIMES;
  const sessionId = () => world.documentSession;
  const watch = createShopWatch({
    ...{ ...ground, backend, store, pollMs, paymentTimeoutMs, sessionId },
    onMoved: (documentOrderId) => engine.wake(documentOrderId),
  });
  const engine = createOrderEngine({
    ...{ ...ground, store, files, watch },
    shop: createShopSteps({ backend, store, files, rangeCounts: RANGE_COUNTS, paymentTimeoutMs, clock }),
    printing: createPrintSteps({
      ...{ ...ground, store, files, pdf: PAPER_PDF },
      printer: life.mortal(printShop.printer, ['submit', 'cancel']),
      newJobCode: newCode,
    }),
  });
  const desk = createDocumentDesk({
    ...{ backend, store, engine, files, clock, currency: 'CNY', hasSlips: true },
  });
  return {
    store,
    engine,
    desk,
    start: () => engine.start(sessionId()),
    place: (names: readonly string[], session: string) => {
      const documents = documentsOf(names);
      const asked = documents.map((document) => fileOfChoice(document, RANGE_COUNTS));
      const price = priceDocuments(asked, { prices: DEMO_PRINT_SHOP.prices, rangeCounts: RANGE_COUNTS });
      if (!price.ok) throw new Error('the demo shop has no price for this');
      const { moneyMinor, settle } = price.value;
      return engine.place({ sessionId: session, documents, moneyMinor, settle, dispatching: null });
    },
  };
}

export type SimDocuments = ReturnType<typeof openDocuments>;

function filesOf({ printShop: { files } }: World, disk: SimDisk): OrderFiles {
  const keyOf = (documentOrderId: string, file: number) => `${documentOrderId}/${file}`;
  const eraseWhere = (isGone: (documentOrderId: string) => boolean) => {
    for (const key of files.keys()) if (isGone(key.split('/')[0] ?? '')) files.delete(key);
  };
  return {
    keep: async (documentOrderId, file, path) => {
      if (disk.isFull()) throw new Error('no space left');
      files.set(keyOf(documentOrderId, file), bytesOf(path));
    },
    read: async (documentOrderId, file, { md5 }) => {
      const bytes = files.get(keyOf(documentOrderId, file));
      return bytes && md5Of(bytes) === md5 ? bytes : null;
    },
    erase: async (documentOrderId) => eraseWhere((each) => each === documentOrderId),
    eraseBut: async (kept) => eraseWhere((each) => !kept.includes(each)),
  };
}
