import type { SaleView } from '../shared/contract/sale.ts';
import { documentsStayOpen } from '../shared/domain/documents-stay-open.ts';
import { catalogueHandlers } from './bridge/catalogue.ts';
import { documentHandlers } from './bridge/documents.ts';
import { createFileHandler } from './bridge/files.ts';
import { kioskHandlers } from './bridge/kiosk.ts';
import { memberHandlers } from './bridge/members.ts';
import { photoHandlers } from './bridge/photos.ts';
import { brandToSell, saleHandlers } from './bridge/sale.ts';
import { createScreenNews, type ScreenNews } from './bridge/screen-news.ts';
import { endSession, sessionHandlers } from './bridge/session.ts';
import { openDeviceServices } from './kiosk-devices.ts';
import { openFleet } from './kiosk-fleet.ts';
import { type Closers, closeAll, type Ground, type Kiosk } from './kiosk-ground.ts';
import { infoOf, payTypesOf } from './kiosk-info.ts';
import { openIntake } from './kiosk-intake.ts';
import type { Machine } from './kiosk-machine.ts';
import { openCatalogue } from './kiosk-offline.ts';
import { type Closing, openClosing, watchSettings } from './kiosk-settings.ts';
import type { Shop } from './kiosk-shop.ts';
import { openStaffEntry, openStaffMode, type StaffMode } from './kiosk-staff.ts';
import { casesAhead, isOnMachine } from './services/fulfilment/machine-turn.ts';
import { createKioskHealth } from './services/health/kiosk-health.ts';
import { createReadinessService } from './services/health/readiness.ts';
import { boardOf } from './services/sale/board.ts';
import { shownDeadline } from './services/sale/pace.ts';
import type { Sale } from './services/sale/sale.ts';
import { createSaleService, type SaleService } from './services/sale/sale-service.ts';
import { viewSale } from './services/sale/view.ts';
import type { SessionService } from './services/session/session-service.ts';

/** How long after its start an unfinished sale still concerns a shopper before the screen. */
const SHOPPER_WAITS_MS = 15 * 60_000;

/** How often the kiosk looks whether the screen has deserted its session. */
const DESERTED_LOOK_MS = 30_000;

/** The shopper's side: session, photos, catalogue, sale, and the bridge to the screen. */
export async function openCounter(
  shop: Shop,
  machine: Machine,
  ground: Ground,
  closers: Closers,
): Promise<Kiosk> {
  const { clock, log } = ground;
  const { store } = machine.engine;
  const news = createScreenNews();
  const notes = [...shop.notes];
  const intake = await openIntake(shop, machine, ground, news, closers);
  const { sessions } = intake;
  const documents = intake.documents?.desk ?? null;
  const desk = openDesk(shop, machine, ground, sessions);
  const board = () => boardOf(store.pacedSales(), clock.steadyMs());
  tellScreen(machine, () => {
    const sale = desk.sales.current();
    if (sale) news.emitIfNew('saleChanged', desk.view(sale));
    news.emitIfNew('boardChanged', board());
  });
  const closing = openClosing(ground, shop.config);
  const health = watchHealth(machine, ground, sessions, news, closing, closers);
  const entry = openStaffEntry(shop, machine, ground, notes);
  const hasShopper = () => sessions.current() !== null;

  const isWorthwhile = (saleId: string | null) =>
    isStillWaiting(saleId === null ? null : store.get(saleId), clock.now());
  const documentOrders = intake.documents?.orders ?? null;
  const services = { news, sessions, sales: desk.sales, health, guard: entry.guard, documentOrders };
  const { panel, deviceDesk, documentSlips, ...deviceServices } = openDeviceServices(
    shop,
    machine,
    ground,
    services,
    closers,
  );
  const fleet = openFleet(
    { shop, machine, ground, entry, closing, hasShopper, documents, staffMode: () => staffMode },
    closers,
  );
  const staffMode: StaffMode = openStaffMode(
    {
      ...{ shop, machine, ground, entry, health, deviceDesk, news, closing, hasShopper, documents, fleet },
      documentSlips,
    },
    closers,
  );
  const info = () => infoOf(shop, machine, ground, staffMode.setUpOffer());
  const settingsWatch = watchSettings(
    ground,
    health,
    () => news.emit('kioskInfoChanged', info()),
    hasShopper,
    closers,
  );
  const handleFile = createFileHandler({
    ...intake,
    documents: intake.documents?.documents ?? null,
    printFiles: machine.printFiles,
  });
  await sessions.restore(
    (session) => isWorthwhile(session.saleId) || (intake.documents?.isAwaited(session.sessionId) ?? false),
  );
  machine.start();
  await intake.documents?.start();
  health.start();
  deviceServices.start();
  staffMode.start();
  settingsWatch.start();
  fleet?.start();
  endDeserted(sessions, desk.sales, ground, closers);

  return {
    notes,
    subscribe: news.subscribe,
    hasMachinePanel: panel !== null,
    handleFile: async (request) =>
      panel?.(request) ?? (await staffMode.handleFile(request)) ?? handleFile(request),
    isQuiet: staffMode.isQuiet,
    close: () => closeAll(closers, log),
    handlers: {
      ...kioskHandlers({ info, status: () => health.status(), board }),
      ...sessionHandlers(sessions, desk.sales, () => {
        const status = health.status();
        return status.kind === 'inService' || (intake.documents !== null && documentsStayOpen(status));
      }),
      ...catalogueHandlers(desk.catalogue),
      ...photoHandlers(intake),
      ...saleHandlers({ ...desk, checkStaffPin: entry.staff.checkPin }),
      ...memberHandlers({ visits: machine.visits, ...desk }),
      ...documentHandlers(intake.documentCalls),
      ...staffMode.handlers,
      ...deviceServices.handlers,
    },
  };
}

/** What the shopper chooses, and the sale of it. */
function openDesk({ config }: Shop, machine: Machine, ground: Ground, sessions: SessionService) {
  const { engine, devices, health, printFiles } = machine;
  const { clock, storage } = ground;
  const { store } = engine;
  const { catalogue, isOfflineOn } = openCatalogue(machine, ground);
  const readiness = createReadinessService({
    printer: devices.casePrinter,
    dispenser: devices.dispenser,
    isPlaceBlocked: () => isPlaceBlocked(machine),
    payTypes: payTypesOf(config),
    moneyObstacle: machine.money.obstacle,
    givesChange: () => machine.money.facts.cash.givesChange,
    isBackendReachable: () => health.isReachable(),
    // A coupon is another system's to check.
    sellsWithoutBackend: (brandId) => !machine.visits?.current()?.coupon() && isOfflineOn(brandId),
    isStorageWritable: () => storage.isWritable(),
    isOnMains: () => isOnMains(devices),
  });
  const methodsOf = (sale: Sale | null) => readiness.payMethods(sale && brandToSell(sale));
  const sales: SaleService = createSaleService({
    store,
    ids: machine.ids,
    clock,
    currency: config.currency,
    session: () => sessions.current(),
    setSale: (saleId) => sessions.setSale(saleId),
    findModel: (brandId, modelId) => catalogue.findModel(brandId, modelId),
    adoptPrintFile: (printFileId, saleId, model) =>
      printFiles.adopt(printFileId, { saleId, geometry: model.geometry, dpi: devices.profile.dpi }),
    ...(machine.visits && { purchase: machine.visits.purchase }),
    isPayTypeAvailable: (payType) =>
      methodsOf(sales.current()).some((method) => method.payType === payType && method.available),
    pollPayments: () => engine.payments.pollNow(),
  });
  const view = (sale: Sale): SaleView =>
    viewSale(sale, {
      methods: methodsOf(sale),
      troubled: engine.runner.isTroubled(sale.saleId),
      watchTroubled: engine.isWatchTroubled(),
      deadlineOf: (paymentId) => shownDeadline(store.paced(sale.saleId), paymentId, clock),
      ahead: casesAhead(sale, store.openSales(), machine.line),
      money: machine.money.facts,
    });
  return { readiness, catalogue, sales, view, sellsWithoutBackend: isOfflineOn };
}

/** Everything that can change what the screen shows of a sale. */
function tellScreen({ engine, health, money }: Machine, tell: () => void): void {
  engine.store.subscribe(tell);
  engine.runner.onTrouble(tell);
  engine.onWatchTrouble(tell);
  health.onChange(tell);
  money.onChange(tell);
}

function watchHealth(
  machine: Machine,
  ground: Ground,
  sessions: SessionService,
  news: ScreenNews,
  closing: Closing,
  closers: Closers,
) {
  const health = createKioskHealth({
    printer: machine.devices.casePrinter,
    dispenser: machine.devices.dispenser,
    board: machine.devices.board,
    devices: machine.devices.all,
    isPlaceBlocked: () => isPlaceBlocked(machine),
    storage: ground.storage,
    backend: machine.health,
    clock: ground.clock,
    hasSession: () => sessions.current() !== null,
    closure: closing.closure,
    onChange: (status) => news.emit('kioskStatusChanged', status),
  });
  closers.push(() => health.stop());
  return health;
}

/** The next case could not be fed, and nobody but staff can tell what lies there. */
const isPlaceBlocked = ({ leftBlanks, engine }: Machine): Promise<boolean> =>
  leftBlanks.isPlaceBlocked(engine.store.openSales().some(isOnMachine));

/** Ends a session whose screen is gone: what the shopper left must not lie about until somebody looks. */
function endDeserted(
  sessions: SessionService,
  sales: SaleService,
  { clock, log }: Ground,
  closers: Closers,
): void {
  const stopped = new AbortController();
  const repeat = async () => {
    while (!stopped.signal.aborted) {
      if (sessions.isDeserted()) await endSession(sessions, sales, 'idle');
      await clock.sleep(DESERTED_LOOK_MS, stopped.signal);
    }
  };
  repeat().catch((error: unknown) => {
    if (!stopped.signal.aborted) log.error({ err: error }, 'deserted sessions are no longer ended');
  });
  closers.push(() => stopped.abort(new Error('the kiosk stops')));
}

/** A cabinet without a board, or without a UPS, has no battery to run on. */
async function isOnMains({ board }: Machine['devices']): Promise<boolean> {
  const power = board?.look().power;
  return power !== 'battery' && power !== 'batteryLow';
}

/** After a restart: is there still somebody before the screen whom this sale concerns? */
function isStillWaiting(sale: Sale | null, nowMs: number): boolean {
  return (
    sale !== null &&
    sale.collectedAtMs === null &&
    sale.closed === null &&
    nowMs - sale.startedAtMs < SHOPPER_WAITS_MS
  );
}
