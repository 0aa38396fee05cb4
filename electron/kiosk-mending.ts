import { isRecord, valueAt } from '../shared/domain/setting-changes.ts';
import { OWNER } from '../shared/domain/staff.ts';
import { createOutOfServiceKiosk } from './bridge/out-of-service.ts';
import { staffHandlers } from './bridge/staff.ts';
import { createStaffGuard } from './bridge/staff-guard.ts';
import { createAuditLog } from './journal/audit.ts';
import { type Closers, closeAll, type Kiosk, type KioskOptions, openGround } from './kiosk-ground.ts';
import { openSettings, openStaffExport } from './kiosk-settings.ts';
import { createClosedSwitch } from './services/settings/closed-switch.ts';
import { createPeople } from './services/staff/people.ts';
import { hashPin } from './services/staff/pin.ts';
import { createStaffService } from './services/staff/staff-service.ts';
import type { Settings } from './system/config/kept-settings.ts';
import { configSchema } from './system/config/schema.ts';

/**
 * A kiosk that could not be built from its configuration: out of service, but staff get in, by the PIN of the configuration
 * as far as it can be read or of the one that worked last, and mend it: settings, log, restart. Null where the disk cannot
 * be used either.
 */
export function openMendingKiosk(
  settings: Settings,
  mistakes: readonly string[],
  options: KioskOptions,
): Kiosk | null {
  const { log } = options;
  const closers: Closers = [];
  try {
    const ground = openGround(options, closers, { kept: settings, config: configSchema.parse({}) });
    const { kept, clock, database } = ground;
    const notes = [`out of service (configuration):`, ...mistakes.map((line) => `  ${line}`)];
    const audit = createAuditLog(database);
    const people = createPeople({ fixed: ownersOf(settings, options, notes), keeper: kept, clock });
    const staff = createStaffService({ people, audit, keeper: kept, clock, openSales: () => [] });
    const guard = createStaffGuard({ staff, audit, clock });
    const staffExport = openStaffExport(ground, null, staff);
    const shut = createOutOfServiceKiosk({
      kind: 'outOfService',
      reason: 'configuration',
      detail: [...mistakes],
    });
    const byStaff = createClosedSwitch(kept, () => clock.now());
    const { handlers } = openSettings({
      ground,
      guard,
      staffExport,
      config: null,
      mistakes,
      closing: { byStaff, openByHours: () => null },
      deviceDesk: null,
      status: () => ({ kind: 'outOfService', reason: 'configuration', detail: [...mistakes] }),
      running: () => 0,
      hasShopper: () => false,
    });
    log.error({ reason: 'configuration', detail: mistakes }, 'out of service');
    return {
      ...shut,
      handlers: { ...shut.handlers, ...staffHandlers({ staff, people, audit, guard }), ...handlers },
      handleFile: async (request) => staffExport.handleFile(request) ?? shut.handleFile(request),
      close: () => closeAll(closers, log),
      notes,
      hasMachinePanel: false,
    };
  } catch (error) {
    log.error({ err: error }, 'staff cannot get in either');
    void closeAll(closers, log);
    return null;
  }
}

/** The owner by the configuration that is wrong, where just its PIN can be read, and by the one that worked last. */
function ownersOf(settings: Settings, { demoPin }: KioskOptions, notes: string[]) {
  const { json } = settings.inUse();
  const working = settings.working()?.given;
  const hashes = [json, working].map((each) => valueAt(each, ['staff', 'pinHash']));
  const [pinHash] = hashes.filter((hash) => typeof hash === 'string' && hash !== '');
  const owner = { ...OWNER, role: 'technician' as const };
  if (typeof pinHash === 'string') return [{ ...owner, pinHash }];
  const isDemo = !Object.hasOwn(json, 'staff') && !isRecord(json.backend);
  if (!isDemo || demoPin === undefined) return [];
  notes.push(`demo staff PIN: ${demoPin}`);
  return [{ ...owner, pinHash: hashPin(demoPin) }];
}
