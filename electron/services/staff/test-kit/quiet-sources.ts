import type { OverviewSources } from '../overview.ts';

/** What the overview is made of, at a kiosk that needs nobody and has sold nothing. */
export const quietSources = (given: Partial<OverviewSources> = {}): OverviewSources => ({
  currency: 'CNY',
  deviceId: 'kiosk',
  version: '1',
  startedAtMs: 0,
  now: () => 0,
  status: () => ({ kind: 'inService' }),
  openSales: () => [],
  salesOfToday: () => [],
  strayMinor: () => 0,
  lostNotesMinor: () => 0,
  outbox: () => ({ waiting: 0, undelivered: 0 }),
  stock: () => null,
  backend: () => 'answers',
  devices: async () => [],
  diskFreeBytes: async () => 1e12,
  isQueuePaused: () => false,
  auditBrokenAt: () => null,
  settingsNeeds: () => [],
  systemsNeeds: () => [],
  documents: () => ({ count: 0, owedMinor: 0 }),
  testsToLookAt: () => 0,
  updateNeeds: () => [],
  upkeepNeeds: () => [],
  ...given,
});
