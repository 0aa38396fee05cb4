import { statfs } from 'node:fs/promises';
import { OWNER } from '../shared/domain/staff.ts';
import type { ScreenNews } from './bridge/screen-news.ts';
import { staffHandlers } from './bridge/staff.ts';
import { staffDocumentHandlers } from './bridge/staff-documents.ts';
import { createStaffGuard } from './bridge/staff-guard.ts';
import { staffOverviewHandlers } from './bridge/staff-overview.ts';
import { createAuditLog } from './journal/audit.ts';
import { createOutbox } from './journal/outbox.ts';
import { openDeviceTests } from './kiosk-device-tests.ts';
import type { Closers, Ground } from './kiosk-ground.ts';
import type { Machine } from './kiosk-machine.ts';
import { type Closing, openSettings } from './kiosk-settings.ts';
import { openSetupWizard } from './kiosk-setup-wizard.ts';
import type { Shop } from './kiosk-shop.ts';
import { openStaffCash } from './kiosk-staff-cash.ts';
import { openStaffSales } from './kiosk-staff-sales.ts';
import { stockHandlers } from './kiosk-staff-stock.ts';
import { openStaffSystems } from './kiosk-staff-systems.ts';
import { openUpkeep } from './kiosk-upkeep.ts';
import type { CashService } from './services/cash/cash-service.ts';
import type { DeviceDesk } from './services/devices/device-desk.ts';
import type { DocumentDesk } from './services/documents/staff-desk.ts';
import type { FleetService } from './services/fleet/fleet-service.ts';
import type { KioskHealth } from './services/health/kiosk-health.ts';
import type { DocumentSlips } from './services/receipts/document-slips.ts';
import { boardOf } from './services/sale/board.ts';
import { settingsNeeds } from './services/settings/settings-needs.ts';
import { createStaffExport, type StaffExport } from './services/staff/export/staff-export.ts';
import { createOverview } from './services/staff/overview.ts';
import { createPeople } from './services/staff/people.ts';
import { hashPin, randomPin } from './services/staff/pin.ts';
import { createStaffService } from './services/staff/staff-service.ts';
import type { SystemsDesk } from './services/staff/systems/systems-desk.ts';
import { systemsNeeds } from './services/staff/systems/systems-needs.ts';
import { createUpdateWatch, type UpdateWatch } from './services/updates/update-watch.ts';
import { upkeepNeeds } from './services/upkeep/upkeep-needs.ts';
import type { UpkeepService } from './services/upkeep/upkeep-service.ts';
import { chooseFinder } from './services/usb-photos/choose-finder.ts';
import { startOfDayMs } from './system/site-day.ts';
import { APP_VERSION } from './system/version.ts';

export type StaffEntry = ReturnType<typeof openStaffEntry>;

/** Who may enter, and the guard before everything that is for staff alone. */
export function openStaffEntry({ config }: Shop, machine: Machine, ground: Ground, notes: string[]) {
  const { database, kept, clock } = ground;
  const { store } = machine.engine;
  const audit = createAuditLog(database);
  const pinHash = config.staff?.pinHash ?? (config.staff ? null : demoPinHash(ground.demoPin, notes));
  const owner = { ...OWNER, role: 'technician' as const };
  const people = createPeople({
    fixed: pinHash === null ? [] : [{ ...owner, pinHash }],
    keeper: kept,
    clock,
  });
  const staff = createStaffService({
    people,
    audit,
    keeper: kept,
    clock,
    openSales: () => store.openSales(),
  });
  return { audit, people, staff, guard: createStaffGuard({ staff, audit, clock }) };
}

export interface StaffModeParts {
  readonly shop: Shop;
  readonly machine: Machine;
  readonly ground: Ground;
  readonly entry: StaffEntry;
  readonly health: KioskHealth;
  readonly deviceDesk: DeviceDesk;
  readonly news: ScreenNews;
  readonly closing: Closing;
  /** Null: this kiosk prints no documents. */
  readonly documents: DocumentDesk | null;
  readonly documentSlips: Pick<DocumentSlips, 'printAgain'> | null;
  /** Null: no owner watches many kiosks. */
  readonly fleet: FleetService | null;
  /** A shopper is at the screen. */
  hasShopper(): boolean;
}

export type StaffMode = ReturnType<typeof openStaffMode>;

/** What staff see and do at the kiosk's own screen. */
export function openStaffMode(parts: StaffModeParts, closers: Closers) {
  const { entry } = parts;
  const { guard } = entry;
  const deviceTests = openDeviceTests(parts, closers);
  const exports = openExports(parts);
  const sales = openStaffSales(parts, exports);
  const cash = openStaffCash(parts, exports, closers);
  const systems = openStaffSystems(parts, closers);
  const { timeZone } = parts.shop.config;
  const upkeep = openUpkeep(
    parts.ground,
    { timeZone, isQuiet: () => isQuiet(parts), audit: entry.audit },
    closers,
  );
  const updates = openUpdateWatch(parts, closers);
  const overview = openOverview(parts, { ...cash, ...deviceTests, ...systems, upkeep, updates });
  const settings = openStaffSettings(parts, exports);
  const wizard = openSetupWizard(parts, settings.service);
  return {
    look: overview.look,
    makeBundle: settings.bundle,
    setUpOffer: wizard.offer,
    start: () => {
      deviceTests.start();
      cash.start();
      upkeep.start();
      updates.start();
    },
    isQuiet: () => isQuiet(parts),
    /** Files that only staff see; null for every other path. */
    handleFile: (request: Request) => exports.handleFile(request) ?? sales.handlePicture(request),
    handlers: {
      ...deviceTests.handlers,
      ...sales.handlers,
      ...staffHandlers({ ...entry, documents: parts.documents }),
      ...staffDocumentHandlers({ guard, desk: parts.documents, slips: parts.documentSlips }),
      ...staffOverviewHandlers({ guard, overview }),
      ...stockHandlers(parts),
      ...cash.handlers,
      ...systems.handlers,
      ...settings.handlers,
      ...wizard.handlers,
    },
  };
}

/** Nobody at the screen, be it a shopper or staff, and no case that is made or waits for it. */
function isQuiet({ machine, ground, entry, hasShopper, documents }: StaffModeParts): boolean {
  const board = boardOf(machine.engine.store.openSales(), ground.clock.now());
  const isMaking = board.some(({ state }) => state === 'waiting' || state === 'printing');
  if (documents?.isPrinting()) return false;
  return !isMaking && !hasShopper() && entry.staff.inside() === null;
}

/** Onto a stick, whether shoppers may bring theirs or not; else to the page itself. */
function openExports({ shop, ground, entry }: StaffModeParts) {
  const finder = chooseFinder({
    isWanted: true,
    folder: shop.config.photoIntake.usbFolder,
    dataDir: ground.dataDir,
  });
  return createStaffExport({
    finder: typeof finder === 'string' ? null : finder,
    isInside: () => entry.staff.inside() !== null,
  });
}

function openStaffSettings(parts: StaffModeParts, staffExport: StaffExport) {
  const { shop, machine, entry, health } = parts;
  return openSettings({
    ...parts,
    staffExport,
    guard: entry.guard,
    config: shop.given,
    mistakes: [],
    status: () => health.status(),
    running: () => machine.engine.store.openSales().filter((sale) => sale.order !== null).length,
  });
}

function openUpdateWatch({ ground, entry }: StaffModeParts, closers: Closers): UpdateWatch {
  const { host, kept, clock, log } = ground;
  const watch = createUpdateWatch({
    trouble: () => host.updateTrouble?.() ?? null,
    audit: (line) => entry.audit.append(line),
    keeper: kept,
    clock,
    log: log.child({ part: 'updates' }),
  });
  closers.push(() => watch.stop());
  return watch;
}

function openOverview(
  { shop, machine, ground, entry, health, deviceDesk, documents }: StaffModeParts,
  {
    cash,
    testsToLookAt,
    systems,
    upkeep,
    updates,
  }: {
    readonly cash: Pick<CashService, 'strayMinor' | 'lostNotesMinor'>;
    testsToLookAt(): number;
    readonly systems: SystemsDesk;
    readonly upkeep: UpkeepService;
    readonly updates: UpdateWatch;
  },
) {
  const { clock, database, dataDir } = ground;
  const { currency, deviceId, timeZone } = shop.config;
  const { store } = machine.engine;
  const outbox = createOutbox(database);
  return createOverview({
    currency,
    deviceId,
    version: APP_VERSION,
    startedAtMs: clock.now(),
    now: () => clock.now(),
    status: () => health.status(),
    openSales: () => store.openSales(),
    salesOfToday: () => {
      const sinceMs = startOfDayMs(clock.now(), timeZone);
      return store.recentSales(SALES_OF_A_DAY).filter((sale) => sale.startedAtMs >= sinceMs);
    },
    strayMinor: cash.strayMinor,
    lostNotesMinor: cash.lostNotesMinor,
    outbox: () => outbox.countByState(),
    stock: () => machine.stock.summary(),
    backend: () => machine.health.state(),
    devices: () => deviceDesk.list(),
    diskFreeBytes: async () => {
      const stats = await statfs(dataDir);
      return stats.bavail * stats.bsize;
    },
    isQueuePaused: () => machine.line.isPaused(),
    documents: () => documents?.waiting() ?? { count: 0, owedMinor: 0 },
    testsToLookAt,
    auditBrokenAt: () => entry.audit.brokenAt(),
    upkeepNeeds: (sales) => upkeepNeeds(upkeep.state(), ground.clockWatch.wrongByMs(), sales),
    settingsNeeds: () => settingsNeeds(ground.settings.inUse()),
    systemsNeeds: () => systemsNeeds(systems.list(false)),
    updateNeeds: () => updates.needs(),
  });
}

/** More than a machine prints in a day. */
const SALES_OF_A_DAY = 500;

/** In the demo everybody who sees the console may be staff. */
function demoPinHash(given: string | null, notes: string[]): string {
  const pin = given ?? randomPin();
  notes.push(`demo staff PIN: ${pin}`);
  return hashPin(pin);
}
