import { statfs } from 'node:fs/promises';
import type { ScreenNews } from './bridge/screen-news.ts';
import { staffHandlers } from './bridge/staff.ts';
import { createStaffGuard } from './bridge/staff-guard.ts';
import { staffOverviewHandlers } from './bridge/staff-overview.ts';
import { createAuditLog } from './journal/audit.ts';
import { createOutbox } from './journal/outbox.ts';
import type { Ground } from './kiosk-ground.ts';
import type { Machine } from './kiosk-machine.ts';
import type { Shop } from './kiosk-shop.ts';
import type { DeviceDesk } from './services/devices/device-desk.ts';
import type { KioskHealth } from './services/health/kiosk-health.ts';
import { createOverview } from './services/staff/overview.ts';
import { createPeople } from './services/staff/people.ts';
import { hashPin, randomPin } from './services/staff/pin.ts';
import { createStaffService } from './services/staff/staff-service.ts';
import { startOfDayMs } from './system/site-day.ts';
import { APP_VERSION } from './system/version.ts';

export type StaffEntry = ReturnType<typeof openStaffEntry>;

/** Who may enter, and the guard before everything that is for staff alone. */
export function openStaffEntry({ config }: Shop, machine: Machine, ground: Ground, notes: string[]) {
  const { database, kept, clock } = ground;
  const { store } = machine.engine;
  const audit = createAuditLog(database);
  const pinHash = config.staff?.pinHash ?? (config.staff ? null : demoPinHash(notes));
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
}

/** What staff see and do at the kiosk's own screen. */
export function openStaffMode(parts: StaffModeParts) {
  const { entry } = parts;
  const { guard } = entry;
  return {
    handlers: {
      ...staffHandlers(entry),
      ...staffOverviewHandlers({ guard, overview: openOverview(parts) }),
    },
  };
}

function openOverview({ shop, machine, ground, entry, health, deviceDesk }: StaffModeParts) {
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
    strayMinor: () =>
      machine.money
        .strayMoney()
        .filter(({ state }) => state !== 'returned')
        .reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    outbox: () => outbox.countByState(),
    stock: () => null,
    backend: () => machine.health.state(),
    devices: () => deviceDesk.list(),
    diskFreeBytes: async () => {
      const stats = await statfs(dataDir);
      return stats.bavail * stats.bsize;
    },
    isQueuePaused: () => false,
    auditBrokenAt: () => entry.audit.brokenAt(),
  });
}

/** More than a machine prints in a day. */
const SALES_OF_A_DAY = 500;

/** In the demo everybody who sees the console may be staff. */
function demoPinHash(notes: string[]): string {
  const pin = randomPin();
  notes.push(`demo staff PIN: ${pin}`);
  return hashPin(pin);
}
