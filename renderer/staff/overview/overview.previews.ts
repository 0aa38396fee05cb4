import type { DeviceView } from '../../../shared/contract/devices.ts';
import type { StaffOverview } from '../../../shared/contract/staff-overview.ts';
import type { Preview } from '../../previews/preview.ts';

const device = (deviceId: DeviceView['deviceId'], description: string): DeviceView => ({
  deviceId,
  description,
  status: 'ready',
  reason: null,
  counters: [],
  lastTrafficAtMs: null,
});

const good: StaffOverview = {
  status: { kind: 'inService' },
  needs: [],
  currency: 'CNY',
  today: { sales: 23, takenMinor: 91_770 },
  money: { runningMinor: 3990, claimsMinor: 0, strayMinor: 0 },
  queue: { waiting: 2, printing: 1, ready: 1, attention: 0 },
  outbox: { waiting: 0, undelivered: 0 },
  stock: { slots: 12, low: 0, empty: 0, cases: 164, trouble: 0, wanted: 0 },
  backend: 'answers',
  devices: [
    device('casePrinter', 'ipp ipp://192.168.1.40:631/ipp/print'),
    device('dispenser', 'modbus-tcp 192.168.1.31:502'),
    device('mdb', 'qibixx /dev/ttyACM0'),
    device('receiptPrinter', 'escpos /dev/usb/lp0'),
    device('board', 'modbus-tcp 192.168.1.32:502'),
  ],
  version: '0.1.0',
  deviceId: 'SHOP-0042',
  startedAtMs: Date.UTC(2026, 10, 22, 1, 2),
  diskFreeBytes: 48_300_000_000,
};

const troubled: StaffOverview = {
  ...good,
  status: { kind: 'outOfService', reason: 'device', detail: ['dispenser: jam'] },
  needs: [
    { kind: 'device', urgency: 'now', deviceId: 'dispenser', reason: 'jam' },
    { kind: 'attention', urgency: 'now', saleId: 'sale-3', queueNo: 'A012' },
    { kind: 'claims', urgency: 'soon', count: 2, amountMinor: 8580 },
    { kind: 'device', urgency: 'soon', deviceId: 'receiptPrinter', reason: 'paperOut' },
    { kind: 'blanksWanted', urgency: 'now', cases: 2 },
    { kind: 'slotTrouble', urgency: 'soon', slots: 1 },
    { kind: 'stockEmpty', urgency: 'soon', slots: 1 },
    { kind: 'stockLow', urgency: 'later', slots: 3 },
    { kind: 'documents', urgency: 'soon', count: 2, amountMinor: 150 },
    { kind: 'notRecorded', urgency: 'soon', count: 1 },
    { kind: 'untold', urgency: 'later', count: 3 },
    { kind: 'lostNote', urgency: 'soon', amountMinor: 2000 },
    { kind: 'update', urgency: 'soon', state: 'takenBack', version: '0.4.0' },
    { kind: 'update', urgency: 'soon', state: 'untrusted', version: null },
    { kind: 'strayMoney', urgency: 'later', amountMinor: 100 },
  ],
  money: { runningMinor: 3990, claimsMinor: 8580, strayMinor: 100 },
  queue: { waiting: 4, printing: 0, ready: 0, attention: 1 },
  stock: { slots: 12, low: 3, empty: 1, cases: 31, trouble: 1, wanted: 2 },
  outbox: { waiting: 6, undelivered: 0 },
  devices: good.devices.map((each) =>
    each.deviceId === 'dispenser'
      ? { ...each, status: 'attention', reason: 'jam' }
      : each.deviceId === 'receiptPrinter'
        ? { ...each, status: 'attention', reason: 'paperOut' }
        : each,
  ),
};

export const previews: readonly Preview[] = [
  { name: 'staff/overview', staff: 'overview', replies: { getStaffOverview: good } },
  { name: 'staff/overview-troubled', staff: 'overview', replies: { getStaffOverview: troubled } },
  {
    name: 'staff/overview-attendant',
    staff: 'overview',
    staffRole: 'attendant',
    replies: { getStaffOverview: good },
  },
];
