import { join } from 'node:path';
import type { DocumentTray } from '../shared/contract/documents.ts';
import type { Session } from '../shared/contract/session.ts';
import { createPrintShopClient, type PrintShopClient } from './backends/print-shop/client.ts';
import type { DocumentCalls } from './bridge/documents.ts';
import type { ScreenNews } from './bridge/screen-news.ts';
import type { Closers, Ground } from './kiosk-ground.ts';
import { type Machine, newClaimCode } from './kiosk-machine.ts';
import type { Shop } from './kiosk-shop.ts';
import { createDocumentService } from './services/documents/document-service.ts';
import { createDocumentStore } from './services/documents/intake/document-store.ts';
import { findOfficeConverter } from './services/documents/intake/office-converter.ts';
import { createPagePictures } from './services/documents/intake/page-pictures.ts';
import { DOCUMENT_LIMITS, ORDER_DELAYS } from './services/documents/limits.ts';
import { type DocumentOrderRecord, isUnpaid } from './services/documents/order/document-order.ts';
import { createOrderBook } from './services/documents/order/order-book.ts';
import { createOrderEngine } from './services/documents/order/order-engine.ts';
import { createOrderFiles } from './services/documents/order/order-files.ts';
import { createOrderStore } from './services/documents/order/order-store.ts';
import { createPrintSteps } from './services/documents/order/print-steps.ts';
import { createShopSteps } from './services/documents/order/shop-steps.ts';
import { createShopWatch } from './services/documents/order/shop-watch.ts';
import { paperOf } from './services/documents/pdf/paper-sizes.ts';
import { createPdfEngine } from './services/documents/pdf/pdf-engine.ts';
import { createDocumentDesk } from './services/documents/staff-desk.ts';
import { firstChoiceFor } from './services/documents/tray.ts';
import { addDocumentRoutes } from './services/documents/upload/document-routes.ts';
import { createUsbDocuments } from './services/documents/usb-documents.ts';
import { createUploadTokens } from './services/phone-upload/upload-tokens.ts';
import type { HeicDecoder } from './services/photos/heic-decoder.ts';
import type { UploadServer, UploadServerOptions } from './services/photos/upload-server.ts';
import { observeCalls } from './services/staff/systems/system-watch.ts';
import { chooseFinder } from './services/usb-photos/choose-finder.ts';
import { readSecret } from './system/config/load.ts';
import type { Config } from './system/config/schema.ts';
import { randomCode } from './system/ids.ts';

export type Documents = NonNullable<ReturnType<typeof openDocuments>>;

/** Null where the configuration has no print shop. */
function openPrintShop({ config, watches }: Shop, { clock, log, environment }: Ground, closers: Closers) {
  if (!config.printShop) return null;
  const { url, token, pointId, qr, prices, tokenHeader, tokenPrefix, rangeCounts, dispatching } =
    config.printShop;
  if (url === undefined || token === undefined || pointId === undefined || !qr || !prices) return null;
  const way = { url, token: readSecret(token, environment), tokenHeader, tokenPrefix, pointId };
  const client: PrintShopClient = createPrintShopClient({ ...way, clock, log });
  closers.push(() => client.close());
  const offered = prices.filter(({ size }) => paperOf(size) !== undefined);
  if (offered.length < prices.length)
    log.warn({}, 'the print shop has prices for paper that is not known here');
  const backend = observeCalls(client, watches.printShop);
  return offered.length > 0 ? { backend, qr, prices: offered, rangeCounts, delivers: dispatching } : null;
}

export interface DocumentsGround {
  readonly news: ScreenNews;
  readonly heic: HeicDecoder;
  readonly sessionId: () => string | null;
}

/** The print shop: what shoppers bring, their orders, and the printer. Null where there is none. */
export function openDocuments(
  shop: Shop,
  machine: Machine,
  ground: Ground,
  { news, heic, sessionId }: DocumentsGround,
  closers: Closers,
) {
  const printShop = openPrintShop(shop, ground, closers);
  const printer = machine.devices.documentPrinter;
  if (!printShop || !printer) return null;
  const { config } = shop;
  const { clock, dataDir, environment } = ground;
  const log = ground.log.child({ part: 'documents' });
  const limits = DOCUMENT_LIMITS;
  const pdf = createPdfEngine({ log });
  const office = findOfficeConverter({ environment, timeoutMs: limits.officeMs, log });
  const documents = createDocumentStore({
    ...{ folder: join(dataDir, 'documents'), limits, pdf, office, heic, clock, log },
    pages: createPagePictures({ pdf, limits, clock }),
    firstChoice: firstChoiceFor(printShop.prices),
  });
  const orders = openOrders({ ...printShop, printer, pdf, log, config, sessionId }, machine, ground);
  const { store, engine, printing, watch, files } = orders;
  const takesOffice = office !== null;
  const service = createDocumentService({
    ...{ printer, documents, store, engine, printing, watch, clock, takesOffice, sessionId, ...printShop },
    currency: config.currency,
    isStorageWritable: () => ground.storage.isWritable(),
  });
  const shelf = createUsbDocuments({
    finder: openFinder(config, dataDir),
    ...{ documents, takesOffice, clock, log },
    onChange: (list) => news.emit('usbDocumentsChanged', list),
  });
  const tellTray = () => news.emit('documentTrayChanged', service.tray() satisfies DocumentTray);
  documents.onChange(tellTray);
  store.subscribe((order) => {
    const isLast = store.book.ofSession(order.sessionId).at(-1)?.documentOrderId === order.documentOrderId;
    if (order.sessionId === sessionId() && isLast)
      news.emitIfNew('documentOrderChanged', service.view(order));
  });
  const tokens = createUploadTokens();
  const addRoutes: UploadServerOptions['addRoutes'] = (server, uploadLimits) =>
    addDocumentRoutes(server, uploadLimits, { documents, tokens, clock, log, limits, takesOffice });
  closers.push(() => documents.closeSession());
  closers.push(() => shelf.close());
  let openPageOf: string | null = null;

  return {
    documents,
    addRoutes,
    orders: store,
    desk: createDocumentDesk({
      ...{ ...printShop, store, engine, files, currency: config.currency, clock },
      hasSlips: machine.devices.receiptPrinter !== null,
    }),
    eraseAll: () => documents.eraseAll(),
    onOpen: async (session: Session) => {
      await documents.openSession(session.sessionId);
      shelf.open(session.sessionId);
    },
    onLocale: (session: Session) => {
      if (openPageOf === session.sessionId) tokens.open(session.sessionId, session.locale);
    },
    onClose: async (session: Session) => {
      openPageOf = null;
      tokens.close();
      shelf.close();
      engine.leave(session.sessionId);
      await documents.closeSession();
    },
    /** After a restart: an order of this session still concerns somebody. */
    isAwaited: (wanted: string) =>
      store.book.ofSession(wanted).some((order) => isAwaited(order, clock.now())),
    start: () => {
      closers.push(() => engine.stop());
      return engine.start(sessionId());
    },
    calls: (uploads: UploadServer, current: () => Session | null): DocumentCalls => ({
      service,
      listUsb: shelf.list,
      addUsb: shelf.add,
      remove: documents.remove,
      uploadPage: async () => {
        const session = current();
        const address = session && (await uploads.address());
        if (!session || !address || current()?.sessionId !== session.sessionId)
          return { kind: 'unavailable' };
        openPageOf = session.sessionId;
        const { token } = tokens.open(session.sessionId, session.locale);
        return { kind: 'open', url: `${address}/d/${token}` };
      },
    }),
  };
}

type OrdersGround = NonNullable<ReturnType<typeof openPrintShop>> & {
  readonly printer: NonNullable<Machine['devices']['documentPrinter']>;
  readonly pdf: ReturnType<typeof createPdfEngine>;
  readonly log: Ground['log'];
  readonly config: Config;
  readonly sessionId: () => string | null;
};

function openOrders(
  { backend, rangeCounts, printer, pdf, log, config, sessionId }: OrdersGround,
  machine: Machine,
  { clock, database, dataDir, storage }: Ground,
) {
  const files = createOrderFiles(join(dataDir, 'document-orders'));
  const book = createOrderBook(database);
  const newCode = (): string => {
    const code = newClaimCode(machine.engine);
    return book.findByCode(code) === null ? code : newCode();
  };
  const store = createOrderStore({
    ...{ book, files, clock, log },
    latePaymentMs: config.latePaymentMinutes * 60_000,
    newClaimCode: newCode,
    onStorage: (works) => storage.record(works),
  });
  const paymentTimeoutMs = config.paymentTimeoutSeconds * 1000;
  const shop = createShopSteps({ backend, store, files, rangeCounts, paymentTimeoutMs, clock });
  const printing = createPrintSteps({ printer, pdf, store, files, clock, log, newJobCode: randomCode });
  const watch = createShopWatch({
    ...{ backend, store, clock, log, paymentTimeoutMs, sessionId },
    pollMs: config.pollSeconds * 1000,
    onMoved: (documentOrderId) => engine.wake(documentOrderId),
  });
  const engine = createOrderEngine({ store, files, shop, printing, watch, clock, log });
  return { store, engine, printing, watch, files };
}

function openFinder({ photoIntake }: Config, dataDir: string) {
  const finder = chooseFinder({ isWanted: photoIntake.usb, folder: photoIntake.usbFolder, dataDir });
  return typeof finder === 'string' ? null : finder;
}

const isAwaited = (order: DocumentOrderRecord, nowMs: number): boolean =>
  nowMs - order.createdAtMs < ORDER_DELAYS.shopperWaitsMs &&
  (isUnpaid(order) || ['printing', 'printed', 'claim', 'refunding'].includes(order.stage.kind));
