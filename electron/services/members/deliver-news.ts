import { assertNever } from '../../../shared/domain/assert-never.ts';
import { ok } from '../../../shared/domain/result.ts';
import type { MemberBackend } from '../../backends/member-types.ts';
import type { BackendError, BackendResult, CallOptions } from '../../backends/types.ts';
import type { CouponOutcome } from '../../journal/coupon-outcomes.ts';
import { type Doubts, doubtId } from './in-doubt.ts';
import { type MemberNews, memberNewsSchema } from './member-news.ts';

export interface DeliverOptions {
  readonly backend: MemberBackend;
  readonly doubts: Doubts;
  /** Whether the sale still stands. The coupon of one that came to nothing is not redeemed. */
  isDue(news: MemberNews): boolean;
  /** What is known of a sale's coupon now. Throws where the disk does not take it; the message is tried again then. */
  onCoupon?(saleId: string, outcome: CouponOutcome): void;
}

interface Step {
  act(): Promise<BackendResult<void>>;
  /** Whether an earlier attempt had its effect. Null: the contract has no way to ask. */
  readonly hasHappened: (() => Promise<BackendResult<boolean>>) | null;
}

/**
 * Carries one message out, and its effect is there once: before the request leaves, the message is durably in doubt, and
 * what is in doubt is asked for before it is sent again. A plain no, or a request that never left, ends the doubt.
 */
export function createNewsDeliverer({ backend, doubts, isDue, onCoupon }: DeliverOptions) {
  return async (body: unknown, options: CallOptions): Promise<BackendResult<void>> => {
    const news = memberNewsSchema.parse(body);
    const id = doubtId(news.kind, news.saleId);
    const wasInDoubt = doubts.has(id);
    // What was begun is brought to its end, since nobody can take it back.
    const tell = (outcome: CouponOutcome) => {
      if (news.kind === 'redeemCoupon') onCoupon?.(news.saleId, outcome);
    };
    if (!wasInDoubt && !isDue(news)) {
      tell('notRedeemed');
      return ok(undefined);
    }
    const { act, hasHappened } = stepOf(news, backend, options);
    if (wasInDoubt && hasHappened) {
      const happened = await hasHappened();
      if (!happened.ok) return happened;
      if (happened.value) {
        tell('redeemed');
        return ok(undefined);
      }
    }
    if (!wasInDoubt) doubts.add(id);
    const answer = await act();
    if (!answer.ok && !wasInDoubt && hasNotHappened(answer.error)) doubts.remove(id);
    if (answer.ok) tell('redeemed');
    else if (answer.error.kind !== 'aborted' && !hasNotHappened(answer.error)) tell('unclear');
    return answer;
  };
}

function stepOf(news: MemberNews, backend: MemberBackend, options: CallOptions): Step {
  switch (news.kind) {
    case 'redeemCoupon': {
      const { memberId, couponCode } = news.use;
      return {
        act: () => backend.redeemCoupon(news.use, options),
        hasHappened: async () => {
          const coupon = await backend.readCoupon({ memberId, couponCode }, options);
          return coupon.ok ? ok(coupon.value?.isUsed === true) : coupon;
        },
      };
    }
    case 'handOverOrder':
      return {
        act: () => backend.handOverOrder(news.order, options),
        hasHappened: () => backend.hasOrder(news.order, options),
      };
    case 'reportPickUp':
      return { act: () => backend.reportPickUp(news.pickUp, options), hasHappened: null };
    default:
      return assertNever(news);
  }
}

function hasNotHappened(error: BackendError): boolean {
  switch (error.kind) {
    case 'refused':
    case 'idTaken':
    case 'unauthorised':
    case 'suspended':
      return true;
    case 'unreachable':
      return !error.sent;
    case 'contract':
    case 'aborted':
      return false;
    default:
      return assertNever(error);
  }
}
