import { join } from 'node:path';
import { startDemoMachine } from './demo/machine/demo-machine.ts';
import { openDevices } from './devices/open-devices.ts';
import { createOutbox } from './journal/outbox.ts';
import { createSaleJournal } from './journal/sale-journal.ts';
import type { Closers, Ground } from './kiosk-ground.ts';
import { moneyDevicesOf, payTeller } from './kiosk-money.ts';
import type { Shop } from './kiosk-shop.ts';
import { createCaseProduction } from './services/fulfilment/case-production.ts';
import { createPlanogram } from './services/fulfilment/planogram.ts';
import { createBackendHealth, observeBackend } from './services/health/backend-health.ts';
import { createOutboxSender } from './services/notifications/outbox-sender.ts';
import { createMoneyService } from './services/payment/money-service.ts';
import { fillQrTemplate } from './services/payment/qr-text.ts';
import { createPrintFileStore } from './services/print-file/print-file-store.ts';
import { createSaleFiles } from './services/print-file/sale-files.ts';
import { createPrintArchive } from './services/print-production/print-archive.ts';
import { createOrderAdopter } from './services/sale/adopt-orders.ts';
import { createSaleEngine, type SaleEngine } from './services/sale/sale-engine.ts';
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
  });
  closers.push(() => devices.stop());
  const health = createBackendHealth(clock);
  const backend = observeBackend(shop.backend, health);
  const ids = createIdIssuer({
    database,
    range: config.idRange ?? defaultIdRange(deviceId),
    timeZone,
    clock,
  });
  const printFiles = createPrintFileStore({ folder: dataDir, log });
  const production = createCaseProduction({
    archive: createPrintArchive({ folder: dataDir }),
    profile: devices.profile,
    geometryOf: (caseId) => ground.cases.byId(caseId),
  });
  const engine = createSaleEngine({
    journal: createSaleJournal(database),
    backend,
    ids,
    files: createSaleFiles({ store: printFiles, folder: dataDir, dpi: devices.profile.dpi }),
    production,
    printer: devices.casePrinter,
    dispenser: devices.dispenser,
    slotOf: createPlanogram(config.planogram).slotOf,
    clock,
    log,
    times: { latePaymentMs: config.latePaymentMinutes * 60_000 },
    pollMs: config.pollSeconds * 1000,
    sendsOrderStatus: config.notify?.orderUrl !== undefined,
    paymentTimeoutMs: config.paymentTimeoutSeconds * 1000,
    tellPayment: payTeller(config, shop.backend),
    newClaimCode: () => newClaimCode(engine),
    qrText: (attempt, currencyOf) => fillQrTemplate(templateOf(config, attempt.payType), attempt, currencyOf),
    random: Math.random,
    onStorage: (works) => storage.record(works),
  });
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
  return { devices, simulated, health, backend, ids, printFiles, engine, money, adopter, start, closers };

  function start() {
    devices.start();
    engine.start();
    money.start();
    adopter.start();
    sender?.start();
    health.start((signal) => backend.listBrands({ signal }));
    closers.push(async () => {
      await Promise.all([engine.stop(), money.stop(), adopter.stop(), sender?.stop(), health.stop()]);
    });
  }
}

function openSender({ config, backend }: Shop, { database, clock, log }: Ground, engine: SaleEngine) {
  const orderUrl = config.notify?.orderUrl;
  if (orderUrl === undefined) return null;
  const box = createOutbox(database);
  const sender = createOutboxSender({ box, notifier: backend, orderUrl, clock, log, random: Math.random });
  engine.store.subscribe(() => sender.wake());
  return sender;
}

function isAllKnown(engine: SaleEngine, ids: readonly string[]): boolean {
  return ids.every((id) => engine.store.find(id) !== null);
}

function newClaimCode(engine: SaleEngine): string {
  const code = randomCode();
  return engine.store.find(code) === null ? code : newClaimCode(engine);
}

function templateOf(config: Config, payType: number): string {
  const template = config.payments?.find((payment) => payment.type === payType)?.qr;
  if (template === undefined) throw new Error(`payment type ${payType} has no QR template`);
  return template;
}
