import { statfs } from 'node:fs/promises';
import type { ScreenNews } from './bridge/screen-news.ts';
import { staffHandlers } from './bridge/staff.ts';
import { createStaffGuard } from './bridge/staff-guard.ts';
import { staffOverviewHandlers } from './bridge/staff-overview.ts';
import { createAuditLog } from './journal/audit.ts';
import { createOutbox } from './journal/outbox.ts';
import { openDeviceTests } from './kiosk-device-tests.ts';
import type { Closers, Ground } from './kiosk-ground.ts';
import type { Machine } from './kiosk-machine.ts';
import { type Closing, openSettings } from './kiosk-settings.ts';
import type { Shop } from './kiosk-shop.ts';
import { openStaffCash } from './kiosk-staff-cash.ts';
import { openStaffSales } from './kiosk-staff-sales.ts';
import { stockHandlers } from './kiosk-staff-stock.ts';
import type { DeviceDesk } from './services/devices/device-desk.ts';
import type { KioskHealth } from './services/health/kiosk-health.ts';
import { settingsNeeds } from './services/settings/settings-needs.ts';
import { createStaffExport, type StaffExport } from './services/staff/export/staff-export.ts';
import { createOverview } from './services/staff/overview.ts';
import { createPeople } from './services/staff/people.ts';
import { hashPin, randomPin } from './services/staff/pin.ts';
import { createStaffService } from './services/staff/staff-service.ts';
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
  const owner = { personId: 'owner', name: 'Owner', role: 'technician' as const };
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
  /** A shopper is at the screen. */
  hasShopper(): boolean;
}

/** What staff see and do at the kiosk's own screen. */
export function openStaffMode(parts: StaffModeParts, closers: Closers) {
  const { entry } = parts;
  const { guard } = entry;
  const deviceTests = openDeviceTests(parts, closers);
  const exports = openExports(parts);
  const sales = openStaffSales(parts, exports);
  const cash = openStaffCash(parts, exports, closers);
  return {
    start: () => {
      deviceTests.start();
      cash.start();
    },
    /** Files that only staff see; null for every other path. */
    handleFile: (request: Request) => exports.handleFile(request) ?? sales.handlePicture(request),
    handlers: {
      ...deviceTests.handlers,
      ...sales.handlers,
      ...staffHandlers(entry),
      ...staffOverviewHandlers({ guard, overview: openOverview(parts, { ...cash, ...deviceTests }) }),
      ...stockHandlers(parts),
      ...cash.handlers,
      ...settingsHandlers(parts, exports),
    },
  };
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

function settingsHandlers(parts: StaffModeParts, staffExport: StaffExport) {
  const { shop, machine, entry, health } = parts;
  const { handlers } = openSettings({
    ...parts,
    staffExport,
    guard: entry.guard,
    config: shop.given,
    mistakes: [],
    status: () => health.status(),
    running: () => machine.engine.store.openSales().filter((sale) => sale.order !== null).length,
  });
  return handlers;
}

function openOverview(
  { shop, machine, ground, entry, health, deviceDesk }: StaffModeParts,
  { strayMinor, testsToLookAt }: { strayMinor(): number; testsToLookAt(): number },
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
    strayMinor,
    outbox: () => outbox.countByState(),
    stock: () => machine.stock.summary(),
    backend: () => machine.health.state(),
    devices: () => deviceDesk.list(),
    diskFreeBytes: async () => {
      const stats = await statfs(dataDir);
      return stats.bavail * stats.bsize;
    },
    isQueuePaused: () => machine.line.isPaused(),
    testsToLookAt,
    auditBrokenAt: () => entry.audit.brokenAt(),
    settingsNeeds: () => settingsNeeds(ground.settings.inUse()),
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
