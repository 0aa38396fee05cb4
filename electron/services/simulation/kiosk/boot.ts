import type { DatabaseSync } from 'node:sqlite';
import { ok } from '../../../../shared/domain/result.ts';
import { createMobileShellClient } from '../../../backends/mobile-shell/client.ts';
import { createKeptValues } from '../../../journal/kept.ts';
import { createOutbox } from '../../../journal/outbox.ts';
import { createSaleJournal } from '../../../journal/sale-journal.ts';
import type { Clock } from '../../../system/clock.ts';
import { createIdIssuer, randomCode } from '../../../system/ids.ts';
import type { Log } from '../../../system/log.ts';
import { createQueueNumbers } from '../../../system/queue-numbers.ts';
import { createLeftBlanks } from '../../fulfilment/left-blanks.ts';
import { createBackendHealth, observeBackend } from '../../health/backend-health.ts';
import {
  createOutboxSender,
  ORDER_STATUS_POLICY,
  orderStatusDeliverer,
} from '../../notifications/outbox-sender.ts';
import { createOfflineSales } from '../../offline/offline-sales.ts';
import { createMoneyDevices } from '../../payment/money-ports.ts';
import { createMoneyService } from '../../payment/money-service.ts';
import { createReceiptService } from '../../receipts/receipt-service.ts';
import { writeSlip } from '../../receipts/write-slip.ts';
import { createOrderAdopter } from '../../sale/adopt-orders.ts';
import type { SaleEvent } from '../../sale/events.ts';
import type { Sale } from '../../sale/sale.ts';
import { createSaleEngine } from '../../sale/sale-engine.ts';
import { createPrintLine } from '../../staff/queue/print-line.ts';
import { limitToBlanks } from '../../stock/limit-to-blanks.ts';
import { createStockBook } from '../../stock/stock-book.ts';
import { createStockService } from '../../stock/stock-service.ts';
import { ACCOUNT, MODEL, ORDER_URL, PAYMENT_URL } from '../world/backend-server.ts';
import type { World } from '../world/world.ts';
import { createBugLog } from './bug-log.ts';
import { openDocuments } from './documents.ts';
import { openFront } from './front.ts';
import type { ProcessLife } from './process-life.ts';
import type { Records } from './records.ts';
import { createShopWindow } from './shop-window.ts';
import { openSideSystems } from './side-systems.ts';
import type { SimDisk } from './sim-disk.ts';

export const TIMES = { latePaymentMs: 2 * 60_000, paymentTimeoutMs: 45_000, pollMs: 5_000 } as const;
const OFFLINE_UP_TO_HOURS = 24;
const MONEY_COMMANDS = ['startPayOut', 'stackBill', 'returnBill'];
const VEND_COMMANDS = ['requestVend', 'cancelVend', 'confirmVend', 'failVend'];

/** One life of the kiosk's process: the real services, put together as the product does, over the simulated world. */
export async function bootKiosk(world: World, disk: SimDisk, life: ProcessLife, records: Records) {
  const { machine, plan } = world;
  const clock = world.clock.ofProcess(life.isAlive);
  const random = world.random.fork();
  const log = createBugLog((error) => life.isAlive() && records.mistakes.push(error));
  const database = disk.open(life);
  const keeper = createKeptValues(database);
  const client = createMobileShellClient({
    url: 'http://shop.example',
    ...ACCOUNT,
    currency: 'CNY',
    timeZone: plan.timeZone,
    clock,
    log,
    random: random.next,
  });
  const health = createBackendHealth(clock);
  const stock = openStock(
    world,
    database,
    { clock, log },
    {
      openSales: () => engine.store.openSales(),
      read: (saleId) => journal.read(saleId),
    },
  );
  const backend = limitToBlanks(observeBackend(client, health), stock);
  const window = createShopWindow(backend, keeper, clock);
  const offline = plan.sellsOffline
    ? createOfflineSales({
        upToHours: OFFLINE_UP_TO_HOURS,
        clock,
        backendState: () => health.state(),
        modelsOf: window.modelsOf,
        openSales: () => engine.store.openSales(),
        blanksLeft: stock.blanksLeft,
        nextQueueNo: createQueueNumbers(database, 'L').next,
      })
    : null;
  const box = createOutbox(database);
  const side = openSideSystems({
    ...{ world, life, box, keeper, clock, log },
    random,
    openSales: () => engine.store.openSales(),
  });
  const ids = records.watchIds(
    createIdIssuer({ database, range: { from: 1000, to: 1999 }, timeZone: plan.timeZone, clock }),
  );
  const newClaimCode = () => randomCode((size) => Uint8Array.from({ length: size }, () => random.below(256)));
  const dispenser = life.mortal(machine.caseDispenser, ['feedBlank', 'dispense']);
  const leftBlanks = createLeftBlanks({ keeper, dispenser, clock, log });
  const files = life.mortal(filesOf(world, disk));
  const journal = createSaleJournal(database);
  const engine = createSaleEngine({
    leftBlanks,
    journal: { ...journal, append: records.watchAppend(journal.append) },
    backend,
    ids,
    files,
    production: { produce: async (_sale, picture) => ok({ picture }) },
    printer: life.mortal(machine.casePrinter, ['submit']),
    dispenser,
    slotOf: stock.slotOf,
    line: createPrintLine({ keeper, clock, hasBlank: (sale) => stock.hasBlank(sale) }),
    clock,
    log,
    times: TIMES,
    pollMs: TIMES.pollMs,
    sendsOrderStatus: true,
    paymentTimeoutMs: TIMES.paymentTimeoutMs,
    tellPayment: (news, options) => client.sendPaymentStatus(PAYMENT_URL, [news], options),
    newClaimCode,
    qrText: ({ paymentId }) => `https://pay.example/${paymentId}`,
    random: random.next,
    offline: offline ?? undefined,
    ...side.ofEngine,
    onStorage: () => {},
  });
  const { store } = engine;
  store.subscribe((sale, event) => stock.note(sale, event));
  const changer = life.mortal(world.changer.connect(life), MONEY_COMMANDS);
  const money = createMoneyService({
    devices: createMoneyDevices({
      mdb: {
        changer,
        validator: life.mortal(world.validator.connect(life), MONEY_COMMANDS),
        cashless: [life.mortal(world.reader.connect(life), VEND_COMMANDS)],
        heardBefore: heardBefore(world),
      },
      coinAcceptor: null,
      settle: { 1: plan.settle },
    }),
    store,
    keeper,
    clock,
    log,
    hasStaff: true,
    onStorage: () => {},
  });
  const adopter = createOrderAdopter({ backend, store, clock, log, currency: 'CNY' });
  const sender = createOutboxSender({
    box,
    topic: 'orderStatus',
    policy: ORDER_STATUS_POLICY,
    deliver: orderStatusDeliverer(client, ORDER_URL),
    clock,
    log,
    random: random.next,
  });
  store.subscribe(() => sender.wake());
  const sideSystems = side.open(store);
  const receipts = createReceiptService({
    printer: life.mortal(machine.slipPrinter),
    store,
    keeper,
    clock,
    log,
    localeOf: () => 'en',
    write: (slip, sale) => writeSlip(slip, sale, { timeZone: plan.timeZone, shopName: 'Shop' }),
    onChange: () => {},
  });
  const front = await openFront({
    world,
    disk,
    clock,
    keeper,
    journal,
    engine,
    money,
    ids,
    health,
    changer,
    newClaimCode,
    leftBlanks,
    dispenser,
    window,
    offline,
    log,
    visits: sideSystems.visits,
  });
  const documents = plan.hasPrintShop
    ? openDocuments({ ...{ world, disk, life, database, clock, log }, newCode: newClaimCode })
    : null;
  leftBlanks.start();
  stock.start();
  engine.start();
  money.start();
  adopter.start();
  sender.start();
  sideSystems.start();
  health.start((signal) => backend.listBrands({ signal }));
  receipts.start();
  await documents?.start();
  return { ...front, life, engine, store, money, leftBlanks, stock, box, journal, documents };
}

export type SimKiosk = Awaited<ReturnType<typeof bootKiosk>>;

/** Two slots of the one model; more lie in them than a story needs. */
export const SLOTS = [
  { slot: 1, count: 24 },
  { slot: 2, count: 16 },
] as const;

function openStock(
  { machine }: World,
  database: DatabaseSync,
  ground: { readonly clock: Clock; readonly log: Log },
  sales: { openSales(): readonly Sale[]; read(saleId: string): SaleEvent[] },
) {
  return createStockService({
    book: createStockBook(database),
    planogram: SLOTS.map((slot) => ({ ...slot, modelId: MODEL.id, modelName: MODEL.name })),
    machineSlots: null,
    canFeed: machine.caseDispenser.canFeed,
    openSales: sales.openSales,
    readEvents: sales.read,
    ...ground,
  });
}

const heardBefore = ({ heard }: World) => {
  const before = heard.all();
  return () => before;
};

function filesOf({ pictures }: World, disk: SimDisk) {
  return {
    read: async (saleId: string) => pictures.get(saleId) ?? null,
    keep: async (saleId: string, picture: Uint8Array) => {
      if (disk.isFull()) return { ok: false, error: 'storageFull' } as const;
      pictures.set(saleId, picture);
      return ok(PICTURE);
    },
    erase: async (saleId: string) => void pictures.delete(saleId),
  };
}

export const PICTURE = { sha256: 'simulated', bytes: 3, widthPx: 1, heightPx: 1, dpi: 300 };
