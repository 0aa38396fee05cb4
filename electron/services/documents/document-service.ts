import type {
  DispatchingWish,
  DocumentGroup,
  DocumentOrderView,
  MyDocumentOrders,
} from '../../../shared/contract/document-orders.ts';
import type {
  DocumentChoice,
  DocumentPrice,
  DocumentProblem,
  DocumentShop,
  DocumentTray,
  PaperPrice,
} from '../../../shared/contract/documents.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { DocumentBackend } from '../../backends/document-types.ts';
import type { DocumentPrinter } from '../../devices/document-printer/types.ts';
import type { Clock } from '../../system/clock.ts';
import type { DocumentStore } from './intake/document-store.ts';
import { DOCUMENT_LIMITS } from './limits.ts';
import { type DocumentOrderRecord, isAtRest, isUnpaid } from './order/document-order.ts';
import { listMyOrders } from './order/my-orders.ts';
import type { OrderEngine } from './order/order-engine.ts';
import type { OrderStore } from './order/order-store.ts';
import { viewOrder } from './order/order-view.ts';
import { type PrintSteps, problemOf } from './order/print-steps.ts';
import type { ShopWatch } from './order/shop-watch.ts';
import { paperOf } from './pdf/paper-sizes.ts';
import type { RangeCounts } from './price.ts';
import { priceTray } from './tray.ts';

/** `busy`: an order of this shopper is under way. `notPriced`: what is in the tray cannot be ordered. */
export type PlaceProblem = 'noSession' | 'busy' | 'notPriced' | 'noDelivery';

/** Printing documents, as the shopper's screen sees it. */
export interface DocumentService {
  shop(): Promise<DocumentShop>;
  tray(): DocumentTray;
  choose(documentId: string, choice: DocumentChoice): boolean;
  place(
    moneyMinor: number,
    dispatching: DispatchingWish | null,
  ): Promise<Result<DocumentOrderView, PlaceProblem>>;
  order(): DocumentOrderView | null;
  /** Undefined: it is none of this session. */
  cancel(documentOrderId: string): Promise<DocumentOrderView | undefined>;
  collect(documentOrderId: string): DocumentOrderView | undefined;
  myOrders(group: DocumentGroup): Promise<MyDocumentOrders>;
  cancelMine(orderNo: string): Promise<'cancelled' | 'alreadyPaid' | 'shopAway' | 'notYours'>;
  view(order: DocumentOrderRecord): DocumentOrderView;
}

export interface DocumentServiceOptions {
  readonly backend: DocumentBackend;
  readonly printer: DocumentPrinter;
  readonly documents: DocumentStore;
  readonly store: OrderStore;
  readonly engine: OrderEngine;
  readonly printing: PrintSteps;
  readonly watch: ShopWatch;
  readonly clock: Clock;
  readonly prices: readonly PaperPrice[];
  readonly rangeCounts: RangeCounts;
  readonly delivers: boolean;
  readonly takesOffice: boolean;
  readonly currency: string;
  readonly qr: string;
  sessionId(): string | null;
  isStorageWritable(): Promise<boolean>;
}

/** The shop is asked at most so often whether it is there. */
const SHOP_LOOK_MS = 30_000;

export function createDocumentService(options: DocumentServiceOptions): DocumentService {
  const { backend, printer, documents, store, engine, printing, watch, clock } = options;
  const { prices, rangeCounts, currency, qr } = options;
  const list = { prices, rangeCounts };
  let shopSeen: { readonly atMs: number; readonly isThere: boolean } | null = null;

  const price = (): DocumentPrice => priceTray(documents.ready(), list, DOCUMENT_LIMITS);
  const view = (order: DocumentOrderRecord) =>
    viewOrder(order, {
      ...{ qr, currency },
      isTroubled: watch.isTroubled(order.documentOrderId),
      progress: printing.progress(order),
    });
  const mine = () => {
    const sessionId = options.sessionId();
    return sessionId === null ? [] : store.book.ofSession(sessionId);
  };
  const findMine = (documentOrderId: string) =>
    mine().find((order) => order.documentOrderId === documentOrderId);

  async function isShopThere(): Promise<boolean> {
    if (shopSeen && clock.steadyMs() - shopSeen.atMs < SHOP_LOOK_MS) return shopSeen.isThere;
    const counted = await backend.countOrders();
    shopSeen = { atMs: clock.steadyMs(), isThere: counted.ok };
    return counted.ok;
  }

  async function problems(): Promise<DocumentProblem[]> {
    const looks = [isShopThere(), printer.status(), options.isStorageWritable()] as const;
    const [isThere, status, isWritable] = await Promise.all(looks);
    const ofPrinter = problemOf(status);
    return [
      ...(isThere ? [] : ['shopAway' as const]),
      ...(ofPrinter ? [ofPrinter] : []),
      ...(isWritable ? [] : ['storage' as const]),
    ];
  }

  /** Asked with everything that was chosen: nobody pays for what this printer does not do. */
  async function canPrint(): Promise<boolean> {
    if (problemOf(await printer.status()) !== null) return false;
    const accepted = await Promise.all(
      documents.ready().map(({ choice: { size, side, color } }) => {
        const paper = paperOf(size);
        return paper && printer.accepts({ media: paper.media, side, color, isTurned: false });
      }),
    );
    return accepted.every((each) => each === true);
  }

  return {
    view,
    shop: async () => ({
      prices: [...prices],
      currency,
      takesOffice: options.takesOffice,
      delivers: options.delivers,
      problems: await problems(),
    }),
    tray: () => ({ documents: [...documents.list()], price: price() }),
    choose: (documentId, choice) => documents.choose(documentId, choice) === 'changed',
    async place(moneyMinor, dispatching) {
      const sessionId = options.sessionId();
      if (sessionId === null) return err('noSession');
      if (dispatching && !options.delivers) return err('noDelivery');
      const isBusy = mine().some((order) => isUnpaid(order) || order.stage.kind === 'printing');
      if (isBusy) return err('busy');
      const priced = price();
      if (priced.kind !== 'priced') return err('notPriced');
      const order = { sessionId, documents: documents.ready(), settle: priced.settle, dispatching };
      const isAgreed = priced.moneyMinor === moneyMinor;
      const isPrinterReady = dispatching !== null || (await canPrint());
      const refusal = isAgreed ? (isPrinterReady ? undefined : 'printerAway') : 'priceMismatch';
      const placed = await engine.place({ ...order, moneyMinor: priced.moneyMinor }, refusal);
      return ok(view(placed));
    },
    order: () => {
      const last = mine().at(-1);
      return last ? view(last) : null;
    },
    cancel: async (documentOrderId) => {
      if (!findMine(documentOrderId)) return undefined;
      return view(await engine.cancel(documentOrderId));
    },
    collect: (documentOrderId) =>
      findMine(documentOrderId) ? view(engine.collect(documentOrderId)) : undefined,
    myOrders: (group) => listMyOrders(backend, mine(), group),
    async cancelMine(orderNo) {
      const order = mine().find((candidate) => candidate.orderNo === orderNo);
      if (!order) return 'notYours';
      const { stage } = await engine.cancel(order.documentOrderId);
      if (stage.kind === 'cancelled' || stage.kind === 'timedOut') return 'cancelled';
      return isAtRest(order, clock.steadyMs()) || stage.kind === 'closing' ? 'shopAway' : 'alreadyPaid';
    },
  };
}
