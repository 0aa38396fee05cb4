import { ok } from '../../../../shared/domain/result.ts';
import { createMobileShellClient } from '../../../backends/mobile-shell/client.ts';
import { createKeptValues } from '../../../journal/kept.ts';
import { createOutbox } from '../../../journal/outbox.ts';
import { createSaleJournal } from '../../../journal/sale-journal.ts';
import { createIdIssuer, randomCode } from '../../../system/ids.ts';
import { silentLog } from '../../../system/log.ts';
import { createLeftBlanks } from '../../fulfilment/left-blanks.ts';
import { createBackendHealth, observeBackend } from '../../health/backend-health.ts';
import {
  createOutboxSender,
  ORDER_STATUS_POLICY,
  orderStatusDeliverer,
} from '../../notifications/outbox-sender.ts';
import { createMoneyDevices } from '../../payment/money-ports.ts';
import { createMoneyService } from '../../payment/money-service.ts';
import { createReceiptService } from '../../receipts/receipt-service.ts';
import { writeSlip } from '../../receipts/write-slip.ts';
import { createOrderAdopter } from '../../sale/adopt-orders.ts';
import { createSaleEngine } from '../../sale/sale-engine.ts';
import { createPrintLine } from '../../staff/queue/print-line.ts';
import { ACCOUNT, ORDER_URL, PAYMENT_URL } from '../world/backend-server.ts';
import type { World } from '../world/world.ts';
import { openFront } from './front.ts';
import type { ProcessLife } from './process-life.ts';
import type { Records } from './records.ts';
import type { SimDisk } from './sim-disk.ts';

export const TIMES = { latePaymentMs: 2 * 60_000, paymentTimeoutMs: 45_000, pollMs: 5_000 } as const;
const MONEY_COMMANDS = ['startPayOut', 'stackBill', 'returnBill'];
const VEND_COMMANDS = ['requestVend', 'cancelVend', 'confirmVend', 'failVend'];

/** One life of the kiosk's process: the real services, put together as the product does, over the simulated world. */
export async function bootKiosk(world: World, disk: SimDisk, life: ProcessLife, records: Records) {
  const { machine, plan } = world;
  const clock = world.clock.ofProcess(life.isAlive);
  const random = world.random.fork();
  const log = silentLog;
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
  const backend = observeBackend(client, health);
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
    slotOf: () => 1,
    line: createPrintLine({ keeper, clock, hasBlank: () => true }),
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
    onStorage: () => {},
  });
  const { store } = engine;
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
  const box = createOutbox(database);
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
  });
  leftBlanks.start();
  engine.start();
  money.start();
  adopter.start();
  sender.start();
  health.start((signal) => backend.listBrands({ signal }));
  receipts.start();
  return { ...front, life, engine, store, money, leftBlanks, box, journal };
}

export type SimKiosk = Awaited<ReturnType<typeof bootKiosk>>;

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
