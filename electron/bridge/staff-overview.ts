import { ok } from '../../shared/domain/result.ts';
import type { OverviewService } from '../services/staff/overview.ts';
import type { StaffGuard } from './staff-guard.ts';
import type { BridgeHandlers } from './types.ts';

export function staffOverviewHandlers({ guard, overview }: { guard: StaffGuard; overview: OverviewService }) {
  return {
    getStaffOverview: guard.see('seeOverview', async () => ok(await overview.look())),
  } satisfies Partial<BridgeHandlers>;
}
