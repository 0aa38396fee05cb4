import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { MemberBackend, MemberRecord } from '../../backends/member-types.ts';
import type { BackendError } from '../../backends/types.ts';
import type { Clock } from '../../system/clock.ts';
import type { Purchase } from '../sale/discount.ts';
import { maskMobile, maskNickname, readMobile } from './mobile.ts';
import { createOrderHistory, type OrderHistory, type OrderPage } from './order-history.ts';
import { type CouponOffer, type CouponTrouble, createCouponSlot } from './visit-coupon.ts';
import { type Away, createQuestions } from './visit-questions.ts';

/** What of a member may be on the screen, while they are there. */
export interface MemberView {
  readonly nickname: string | null;
  readonly level: number;
  readonly maskedMobile: string;
}

export type MemberTrouble =
  | Away
  | { readonly kind: 'noMobileNumber' }
  | { readonly kind: 'unknownMember' }
  | { readonly kind: 'tooManyTries' };
export type OrdersTrouble = Away | { readonly kind: 'noMember' };

/**
 * One shopper's time with the retailer's system. Everything that is known of them lies in here, so that nothing of it is
 * left when the visit is closed: an answer that comes later is dropped.
 */
export interface MemberVisit {
  /** Takes the place of the member before, whose coupon goes with them. */
  findMember(typed: string): Promise<Result<MemberView, MemberTrouble>>;
  member(): MemberView | null;
  /** The member does not want to be one any more. Takes the coupon off too. */
  forgetMember(): void;
  /** The next page of the last three months; `fromStart` begins again. */
  nextOrders(fromStart: boolean): Promise<Result<OrderPage, OrdersTrouble>>;
  /** `goodsMinor`: the price before any discount. */
  enterCoupon(typed: string, goodsMinor: number): Promise<Result<CouponOffer, CouponTrouble>>;
  removeCoupon(): void;
  /** What it does to the price that it was checked with. */
  coupon(): CouponOffer | null;
  /** What a sale has to know of its shopper, for the journal and the outbox. */
  purchase(): Purchase;
  close(): void;
}

export interface MemberVisitOptions {
  readonly backend: MemberBackend;
  readonly clock: Clock;
  /** The first and the last day of the orders that are listed, by now. */
  readonly orderSpan: (nowMs: number) => { readonly fromDay: string; readonly toDay: string };
  /** In minor units. */
  readonly leastToPayMinor: number;
  /** What came of a question: null where there was an answer. A no is one. */
  readonly onAnswer: (error: BackendError | null) => void;
}

/** Nobody mistypes so often: from here on it is somebody trying numbers. */
const MAX_TRIES = 8;

export function createMemberVisit(options: MemberVisitOptions): MemberVisit {
  const { backend, clock, leastToPayMinor } = options;
  const questions = createQuestions(options.onAnswer);
  let known: { readonly record: MemberRecord; readonly view: MemberView } | null = null;
  let history: OrderHistory | null = null;
  let tries = 0;
  /** Two answers may overtake each other: only the one to the last question counts. */
  let asked = 0;

  const memberId = () => known?.record.memberId ?? null;
  const coupon = createCouponSlot({ backend, clock, questions, leastToPayMinor, memberId });
  const forgetMember = () => {
    asked += 1;
    known = null;
    history = null;
    coupon.remove();
  };

  return {
    member: () => known?.view ?? null,
    forgetMember,
    enterCoupon: coupon.enter,
    removeCoupon: coupon.remove,
    coupon: () => coupon.held()?.offer ?? null,
    purchase: () => {
      const held = coupon.held();
      return {
        memberId: memberId(),
        coupon: held && { ...held.use, discountMinor: held.offer.discountMinor },
      };
    },
    async findMember(typed) {
      if (questions.isClosed()) return err({ kind: 'left' });
      const mobile = readMobile(typed);
      if (mobile === null) return err({ kind: 'noMobileNumber' });
      tries += 1;
      if (tries > MAX_TRIES) return err({ kind: 'tooManyTries' });
      forgetMember();
      const question = asked;
      const answer = questions.readIfAny(await backend.findMember(mobile, questions.call));
      if (question !== asked) return err({ kind: 'left' });
      if (!answer.ok) return answer;
      if (answer.value === null) return err({ kind: 'unknownMember' });
      known = { record: answer.value, view: viewOf(answer.value, mobile) };
      return ok(known.view);
    },
    async nextOrders(fromStart) {
      if (questions.isClosed()) return err({ kind: 'left' });
      if (!known) return err({ kind: 'noMember' });
      if (fromStart || !history) {
        const span = options.orderSpan(clock.now());
        history = createOrderHistory(backend, { memberId: known.record.memberId, ...span });
      }
      const reading = history;
      const page = await reading.next(questions.call);
      return reading === history ? questions.read(page) : err({ kind: 'left' });
    },
    close: () => {
      forgetMember();
      questions.close();
    },
  };
}

/** The number itself is not kept. */
function viewOf({ nickname, level }: MemberRecord, mobile: string): MemberView {
  const shown = nickname === null ? null : maskNickname(nickname);
  return { nickname: shown, level, maskedMobile: maskMobile(mobile) };
}
