import { ok } from '../../shared/domain/result.ts';
import type { StaffService } from '../services/staff/staff-service.ts';
import { refuse } from './refuse.ts';
import type { BridgeHandlers } from './types.ts';

export function staffHandlers(staff: StaffService) {
  return {
    enterStaff: async ({ pin }) => ok(staff.enter(pin)),
    leaveStaff: async () => {
      staff.leave();
      return ok({});
    },
    listOpenClaims: async () =>
      staff.isInside() ? ok(staff.openClaims()) : refuse('notAllowed', 'no PIN was entered'),
  } satisfies Partial<BridgeHandlers>;
}
