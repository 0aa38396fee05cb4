import type { StaffOverview } from '../../../../shared/contract/staff-overview.ts';

/** A kiosk that is well, as staff see it. */
export const SOUND: StaffOverview = {
  status: { kind: 'inService' },
  needs: [],
  currency: 'CNY',
  today: { sales: 0, takenMinor: 0 },
  money: { runningMinor: 0, claimsMinor: 0, strayMinor: 0 },
  queue: { waiting: 0, printing: 0, ready: 0, attention: 0 },
  outbox: { waiting: 0, undelivered: 0 },
  stock: null,
  backend: 'answers',
  devices: [
    {
      deviceId: 'casePrinter',
      description: 'ipp 192.0.2.7',
      status: 'ready',
      reason: null,
      counters: [],
      lastTrafficAtMs: null,
    },
  ],
  version: '0.0.0-test',
  deviceId: 'KIOSK-1',
  startedAtMs: 0,
  diskFreeBytes: 8 * 1024 ** 3,
};

/** The same, with its printer out of paper. */
export const WITHOUT_MEDIA: StaffOverview = {
  ...SOUND,
  status: { kind: 'outOfService', reason: 'device', detail: ['case printer: mediaEmpty'] },
  devices: SOUND.devices.map((device) => ({ ...device, status: 'attention', reason: 'mediaEmpty' })),
};
