import type { MemberBackend } from '../../backends/member-types.ts';
import type { Clock } from '../../system/clock.ts';
import type { CheckCoupon } from '../sale/coupon-check.ts';
import { LEAST_TO_PAY_MINOR } from '../sale/discount.ts';
import { checkCoupon } from './check-coupon.ts';

/**
 * The second look at a coupon, right before its sale is paid. It asks by what the sale knows, so that it works after a
 * restart too, when the visit of the shopper is gone.
 */
export function createCouponChecker(
  backend: Pick<MemberBackend, 'readCoupon'>,
  clock: Pick<Clock, 'now'>,
): CheckCoupon {
  return async ({ memberId, couponCode }, goodsMinor, call) => {
    const answer = await backend.readCoupon({ memberId, couponCode }, call);
    if (!answer.ok && answer.error.kind === 'aborted') return { kind: 'aborted' };
    // The contract has one code for every refusal, also for "there is no such coupon".
    if (!answer.ok && answer.error.kind !== 'refused') return { kind: 'lost', reason: { kind: 'away' } };
    const verdict = checkCoupon(answer.ok ? answer.value : null, {
      memberId,
      goodsMinor,
      leastToPayMinor: LEAST_TO_PAY_MINOR,
      atMs: clock.now(),
    });
    return verdict.kind === 'applies' ? verdict : { kind: 'lost', reason: verdict.reason };
  };
}
