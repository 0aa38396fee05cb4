import { ok } from '../../shared/domain/result.ts';
import { refuse } from './refuse.ts';
import type { BridgeHandlers } from './types.ts';

const off = async () => refuse('unavailable', 'this kiosk has no members');

export function memberHandlers() {
  return {
    getMemberVisit: async () => ok(null),
    findMember: off,
    forgetMember: off,
    listMemberOrders: off,
    enterCoupon: off,
    removeCoupon: off,
  } satisfies Partial<BridgeHandlers>;
}
