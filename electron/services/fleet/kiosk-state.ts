import type { StaffOverview } from '../../../shared/contract/staff-overview.ts';
import type { DeviceContent, FleetState, KioskContent } from './messages.ts';

const MIB = 1024 * 1024;
/** Finer than this the free space is no news. */
const DISK_STEP_MIB = 64;

type Seen = Omit<
  FleetState,
  'version' | 'site' | 'kiosk' | 'startId' | 'atMs' | 'unsentEvents' | 'droppedCommands'
>;

/** What the staff's overview says, without what is for people at the kiosk alone. */
export function stateOf(overview: StaffOverview): Seen {
  const { status, currency, today, money, queue, stock, outbox, backend, version, startedAtMs } = overview;
  return {
    appVersion: version,
    startedAtMs,
    canSell: status.kind === 'inService',
    ...statusOf(overview),
    opensAtMs: status.kind === 'closed' ? status.opensAtMs : null,
    needs: overview.needs.map(({ kind, urgency }) => ({ kind, urgency })),
    currency,
    today,
    money,
    queue,
    stock,
    outbox,
    backend,
    devices: overview.devices.map(({ deviceId, status: found, reason }) => ({
      deviceId,
      status: found,
      reason,
    })),
    update: updateOf(overview),
    diskFreeMiB: Math.floor(overview.diskFreeBytes / MIB / DISK_STEP_MIB) * DISK_STEP_MIB,
  };
}

function updateOf({ needs }: StaffOverview): FleetState['update'] {
  const need = needs.find((each) => each.kind === 'update');
  return need ? { state: need.state, version: need.version } : null;
}

export function statusOf({ status }: Pick<StaffOverview, 'status'>): KioskContent {
  if (status.kind !== 'outOfService') return { status: status.kind, reason: null, detail: [] };
  return { status: status.kind, reason: status.reason, detail: status.detail };
}

/** Busy is no news of a device: it works. */
export function devicesOf({ devices }: Pick<StaffOverview, 'devices'>): DeviceContent[] {
  return devices.map(({ deviceId, status, reason }) => ({
    deviceId,
    status: status === 'busy' ? 'ready' : status,
    reason: status === 'attention' ? reason : null,
  }));
}
