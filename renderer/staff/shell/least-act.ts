import type { StaffAct } from '../../../shared/domain/staff.ts';
import type { StaffPage } from '../../state/staff-store.ts';

/** What one must be allowed to do to see a page at all. */
export const LEAST_ACT = {
  overview: 'seeOverview',
  sales: 'seeSales',
  queue: 'steerQueue',
  documents: 'seeSales',
  stock: 'seeStock',
  devices: 'seeDevices',
  cash: 'seeCash',
  systems: 'seeSystems',
  /** More of it is shown to who may more. */
  settings: 'closeKiosk',
  people: 'seePeople',
  audit: 'seeAudit',
} as const satisfies Record<StaffPage, StaffAct>;
