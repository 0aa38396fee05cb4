import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { CouponUse, MemberBackend } from '../../backends/member-types.ts';
import type { Clock } from '../../system/clock.ts';
import { type CouponReason, checkCoupon } from './check-coupon.ts';
import type { Away, Questions } from './visit-questions.ts';

export interface CouponOffer {
  readonly couponName: string | null;
  readonly discountMinor: number;
  readonly toPayMinor: number;
}

export type CouponTrouble =
  | Away
  | { readonly kind: 'doesNotApply'; readonly reason: CouponReason }
  | { readonly kind: 'noCode' }
  | { readonly kind: 'tooManyTries' };

export interface HeldCoupon {
  readonly use: CouponUse;
  readonly offer: CouponOffer;
}

/** The one coupon of a purchase. */
export interface CouponSlot {
  /** Checks a code, typed or scanned. Where it applies it takes the place of the one before. */
  enter(typed: string, goodsMinor: number): Promise<Result<CouponOffer, CouponTrouble>>;
  remove(): void;
  held(): HeldCoupon | null;
}

export interface CouponSlotOptions {
  readonly backend: Pick<MemberBackend, 'readCoupon'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly questions: Questions;
  /** In minor units. */
  readonly leastToPayMinor: number;
  readonly memberId: () => number | null;
}

/** Nobody mistypes so often: from here on it is somebody trying codes. */
const MAX_TRIES = 8;
const MAX_CODE_LENGTH = 64;

export function createCouponSlot(options: CouponSlotOptions): CouponSlot {
  const { questions } = options;
  let held: HeldCoupon | null = null;
  let tries = 0;
  /** Answers may overtake each other: only the one to the last question counts. */
  let asked = 0;
  const remove = () => {
    asked += 1;
    held = null;
  };
  return {
    held: () => held,
    remove,
    async enter(typed, goodsMinor) {
      if (questions.isClosed()) return err({ kind: 'left' });
      const couponCode = typed.trim();
      if (couponCode === '' || couponCode.length > MAX_CODE_LENGTH) return err({ kind: 'noCode' });
      tries += 1;
      if (tries > MAX_TRIES) return err({ kind: 'tooManyTries' });
      asked += 1;
      const question = asked;
      const found = await look(couponCode, goodsMinor, options);
      if (question !== asked) return err({ kind: 'left' });
      if (!found.ok) return found;
      held = found.value;
      return ok(found.value.offer);
    },
  };
}

async function look(
  couponCode: string,
  goodsMinor: number,
  { backend, clock, questions, leastToPayMinor, ...options }: CouponSlotOptions,
): Promise<Result<HeldCoupon, CouponTrouble>> {
  const memberId = options.memberId();
  const answer = questions.readIfAny(await backend.readCoupon({ memberId, couponCode }, questions.call));
  if (!answer.ok) return answer;
  const record = answer.value;
  if (record === null) return err({ kind: 'doesNotApply', reason: { kind: 'unknown' } });
  const verdict = checkCoupon(record, { memberId, goodsMinor, leastToPayMinor, atMs: clock.now() });
  if (verdict.kind === 'doesNotApply') return err(verdict);
  const { discountMinor } = verdict;
  return ok({
    use: { memberId, couponId: record.couponId, couponCode: record.couponCode },
    offer: { couponName: record.name, discountMinor, toPayMinor: goodsMinor - discountMinor },
  });
}
