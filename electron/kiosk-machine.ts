import { join } from 'node:path';
import { startDemoMachine } from './demo/machine/demo-machine.ts';
import { openDevices } from './devices/open-devices.ts';
import { createOutbox } from './journal/outbox.ts';
import { createSaleJournal } from './journal/sale-journal.ts';
import { fleetNewsOf } from './kiosk-fleet.ts';
import type { Closers, Ground } from './kiosk-ground.ts';
import { openMembers, retailOf } from './kiosk-members.ts';
import { moneyDevicesOf, payTeller } from './kiosk-money.ts';
import { openOffline } from './kiosk-offline.ts';
import type { Shop } from './kiosk-shop.ts';
import { openStock } from './kiosk-stock.ts';
import { openAccounting, tradeNewsOf } from './kiosk-systems.ts';
import { createMachineReserve } from './services/devices/machine-reserve.ts';
import { createCaseProduction } from './services/fulfilment/case-production.ts';
import { createLeftBlanks } from './services/fulfilment/left-blanks.ts';
import { createBackendHealth, observeBackend } from './services/health/backend-health.ts';
import { createVisitDesk } from './services/members/visit-desk.ts';
import {
  createOutboxSender,
  ORDER_STATUS_POLICY,
  orderStatusDeliverer,
} from './services/notifications/outbox-sender.ts';
import { createMoneyService } from './services/payment/money-service.ts';
import { fillQrTemplate } from './services/payment/qr-text.ts';
import { createPrintFileStore } from './services/print-file/print-file-store.ts';
import { createSaleFiles } from './services/print-file/sale-files.ts';
import { createPrintArchive } from './services/print-production/print-archive.ts';
import { createOrderAdopter } from './services/sale/adopt-orders.ts';
import { createSaleEngine, type SaleEngine } from './services/sale/sale-engine.ts';
import { limitToBlanks } from './services/stock/limit-to-blanks.ts';
import type { Config } from './system/config/schema.ts';
import { createIdIssuer, defaultIdRange, randomCode } from './system/ids.ts';

export type Machine = Awaited<ReturnType<typeof openMachine>>;

/** The devices, and everything that moves sales on. */
export async function openMachine(shop: Shop, ground: Ground, closers: Closers) {
  const { config, news } = shop;
  const { dataDir, database, clock, log, storage } = ground;
  const { deviceId, currency, timeZone } = config;
  const folder = join(dataDir, 'machine');
  const simulated = await startDemoMachine(shop.devices, config.planogram, { folder, currency, clock, log });
  closers.push(() => simulated.stop());
  const devices = openDevices(simulated.devices, {
    folder,
    currency,
    clock,
    log: log.child({ part: 'devices' }),
    vending: shop.vending,
  });
  closers.push(() => devices.stop());
  const health = createBackendHealth(clock);
  const journal = createSaleJournal(database);
  const {
    stock,
    line,
    book: stockBook,
  } = openStock(
    {
      planogram: config.planogram,
      dispenser: simulated.devices.dispenser,
      canFeed: devices.dispenser.canFeed,
      journal,
      openSales: () => engine.store.openSales(),
    },
    ground,
  );
  const backend = limitToBlanks(observeBackend(shop.backend, health), stock);
  const ids = createIdIssuer({
    database,
    range: config.idRange ?? defaultIdRange(deviceId),
    timeZone,
    clock,
  });
  const offline = openOffline(config, ground, {
    backendState: () => health.state(),
    openSales: () => engine.store.openSales(),
    blanksLeft: stock.blanksLeft,
  });
  const printFiles = createPrintFileStore({ folder: dataDir, log });
  const archive = createPrintArchive({ folder: dataDir });
  const production = createCaseProduction({
    archive,
    profile: devices.profile,
    geometryOf: (caseId) => ground.cases.byId(caseId),
  });
  const leftBlanks = createLeftBlanks({ keeper: ground.kept, dispenser: devices.dispenser, clock, log });
  const reserve = createMachineReserve({ printer: devices.casePrinter, dispenser: devices.dispenser });
  const engine = createSaleEngine({
    leftBlanks,
    journal,
    backend,
    ids,
    files: createSaleFiles({ store: printFiles, folder: dataDir, dpi: devices.profile.dpi }),
    production,
    printer: reserve.printer,
    dispenser: reserve.dispenser,
    slotOf: stock.slotOf,
    line,
    clock,
    log,
    times: { latePaymentMs: config.latePaymentMinutes * 60_000 },
    pollMs: config.pollSeconds * 1000,
    sendsOrderStatus: config.notify?.orderUrl !== undefined,
    ...tradeNewsOf(config, shop.gobox),
    ...retailOf(config, shop.haidian, ground, () => engine.store.openSales()),
    ...fleetNewsOf(config),
    paymentTimeoutMs: config.paymentTimeoutSeconds * 1000,
    tellPayment: payTeller(config, shop.backend),
    offline: offline ?? undefined,
    newClaimCode: () => newClaimCode(engine),
    qrText: (attempt, currencyOf) => fillQrTemplate(templateOf(config, attempt.payType), attempt, currencyOf),
    random: Math.random,
    onStorage: (works) => storage.record(works),
  });
  engine.store.subscribe((sale, event) => stock.note(sale, event));
  const money = createMoneyService({
    devices: moneyDevicesOf(config, devices),
    store: engine.store,
    keeper: ground.kept,
    clock,
    log: log.child({ part: 'money' }),
    hasStaff: true,
    onStorage: (works) => storage.record(works),
  });
  const adopter = createOrderAdopter({ backend, store: engine.store, clock, log, currency });
  news.confirmPayments = async (wanted) => isAllKnown(engine, wanted) && engine.payments.pollNow(wanted);
  news.confirmOrders = async (wanted) => isAllKnown(engine, wanted) && engine.orders.pollNow(wanted);
  const sender = openSender(shop, ground, engine);
  const accounting = openAccounting(shop.gobox, ground, engine.store);
  engine.store.subscribe(() => accounting?.wake());
  const members = openMembers(config, shop.haidian, ground, engine.store);
  engine.store.subscribe(() => members?.wake());
  const visits = members && createVisitDesk(members);
  return {
    devices,
    simulated,
    health,
    backend,
    ids,
    /** Null: nothing is sold while the backend is away. */
    offline,
    printFiles,
    archive,
    reserve,
    leftBlanks,
    stock,
    stockBook,
    line,
    engine,
    money,
    adopter,
    accounting,
    members,
    /** Of the shoppers with the retailer; null where there is none. */
    visits,
    /** Tells the main backend what the machine did; null where nobody wants to know. */
    orderNews: sender,
    start,
    closers,
  };

  function start() {
    devices.start();
    leftBlanks.start();
    stock.start();
    engine.start();
    money.start();
    adopter.start();
    sender?.start();
    accounting?.start();
    members?.start();
    health.start((signal) => backend.listBrands({ signal }));
    closers.push(async () => {
      await Promise.all([
        leftBlanks.stop(),
        engine.stop(),
        money.stop(),
        adopter.stop(),
        sender?.stop(),
        accounting?.stop(),
        members?.stop(),
        health.stop(),
      ]);
    });
  }
}

function openSender({ config, backend }: Shop, { database, clock, log }: Ground, engine: SaleEngine) {
  const orderUrl = config.notify?.orderUrl;
  if (orderUrl === undefined) return null;
  const box = createOutbox(database);
  const sender = createOutboxSender({
    box,
    topic: 'orderStatus',
    policy: ORDER_STATUS_POLICY,
    deliver: orderStatusDeliverer(backend, orderUrl),
    clock,
    log,
    random: Math.random,
  });
  engine.store.subscribe(() => sender.wake());
  return sender;
}

function isAllKnown(engine: SaleEngine, ids: readonly string[]): boolean {
  return ids.every((id) => engine.store.find(id) !== null);
}

/** A code that no claim of this kiosk has had. */
export function newClaimCode(engine: SaleEngine): string {
  const code = randomCode();
  return engine.store.find(code) === null ? code : newClaimCode(engine);
}

function templateOf(config: Config, payType: number): string {
  const template = config.payments?.find((payment) => payment.type === payType)?.qr;
  if (template === undefined) throw new Error(`payment type ${payType} has no QR template`);
  return template;
}
