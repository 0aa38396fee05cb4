import { FILE_PATHS } from '../../../../shared/contract/files.ts';
import type { StaffPerson } from '../../../../shared/contract/staff.ts';
import type { ClaimView, SaleStory, SlipKind, StoryLine } from '../../../../shared/contract/staff-sales.ts';
import type { CouponOutcome } from '../../../journal/coupon-outcomes.ts';
import { ABOUT_BOOKS } from '../../sale/catch-up-due.ts';
import { type CouponFate, couponFateOf } from '../../sale/coupon-fate.ts';
import type { SaleEvent } from '../../sale/events.ts';
import { ledgerOf } from '../../sale/ledger.ts';
import { mainClaim, type Sale } from '../../sale/sale.ts';
import { givenBackMinor, isCardBack, isClaimOpen, openClaims, owedMinor } from '../../sale/settlement.ts';
import { staffOffers } from '../../sale/staff-offers.ts';
import { limitLeftMinor } from './refund-limit.ts';
import { summaryOf } from './sale-summary.ts';

export interface StoryGround {
  readonly version: number;
  readonly who: Pick<StaffPerson, 'role'>;
  /** This kiosk prints slips. */
  readonly hasSlips: boolean;
  /** What the retailer has said of the sale's coupon; none: it has said nothing. */
  readonly couponOutcome?: CouponOutcome | null;
}

/** Everything about a sale, for staff: nothing of the shopper's picture or words is in it. */
export function storyOf(sale: Sale, events: readonly SaleEvent[], ground: StoryGround): SaleStory {
  const { order } = sale;
  const coupon = couponFateOf(sale, ground.couponOutcome ?? null);
  const isPictureKept = sale.printFile !== null && !sale.filesErased;
  return {
    ...summaryOf(sale),
    version: ground.version,
    isFromElsewhere: sale.origin === 'backend',
    order: order && {
      orderId: order.orderId,
      // One that the backend does not know of yet has none.
      backendOrderId: order.placed?.backendOrderId || null,
      status: order.status,
    },
    attempts: sale.attempts.map(({ paymentId, payType, amountMinor, state }) => ({
      paymentId,
      payType,
      amountMinor,
      state,
      paidForCase: paymentId === sale.paidBy,
    })),
    claims: sale.claims.map((claim) => claimView(sale, claim)),
    coupon,
    ledger: ledgerOf(sale),
    lines: events.map((event) => withCoupon(sale, coupon, event, lineOf(event))),
    offers: staffOffers(sale),
    limitLeftMinor: limitLeftMinor(sale, ground.who),
    slips: ground.hasSlips ? slipsOf(sale) : [],
    picturePath: isPictureKept ? FILE_PATHS.salePicture(sale.saleId) : null,
  };
}

function claimView(sale: Sale, claim: Sale['claims'][number]): ClaimView {
  const { code, reason, amountMinor, openedAtMs, toCheck, closed } = claim;
  return {
    code,
    reason,
    amountMinor,
    owedMinor: owedMinor(sale, claim),
    openedAtMs,
    toCheck,
    isOpen: isClaimOpen(sale, claim),
    isCase: claim === mainClaim(sale),
    isPartlyBack: claim === mainClaim(sale) && (isCardBack(sale) || givenBackMinor(sale, claim) > 0),
    closed,
  };
}

/** What is of no use to staff, or none of their business. */
const UNTOLD: readonly string[] = [
  'kind',
  'atMs',
  'sessionId',
  'memberId',
  'personId',
  'qrText',
  'url',
  'pictureUrl',
  'design',
  'printFile',
];

/** An event as it stands, without what is not told. What is nested in it is not told either. */
export function lineOf(event: SaleEvent): StoryLine {
  const facts = Object.entries(event).filter(
    (fact): fact is [string, string | number | boolean] =>
      !UNTOLD.includes(fact[0]) && ['string', 'number', 'boolean'].includes(typeof fact[1]),
  );
  return { atMs: event.atMs, kind: event.kind, facts: Object.fromEntries(facts) };
}

const COUPON_FACTS: Readonly<Record<CouponFate['state'], string>> = {
  redeemed: 'usedCouponMinor',
  waiting: 'waitingCouponMinor',
  unclear: 'unclearCouponMinor',
  kept: 'keptCouponMinor',
};

/**
 * Why a coupon was taken off; and where money of the case is owed or given back, what becomes of the coupon: it is no money that staff
 * could give.
 */
function withCoupon(sale: Sale, coupon: CouponFate | null, event: SaleEvent, line: StoryLine): StoryLine {
  if (event.kind === 'discountRemoved')
    return { ...line, facts: { ...line.facts, couponTrouble: event.reason.kind } };
  const code = event.kind === 'claimOpened' || event.kind === 'refundStarted' ? event.code : null;
  const isOfCase = code !== null && mainClaim(sale)?.code === code;
  if (!coupon || !isOfCase) return line;
  return { ...line, facts: { ...line.facts, [COUPON_FACTS[coupon.state]]: coupon.amountMinor } };
}

/** The slips that say something about the sale as it is now. */
export function slipsOf(sale: Sale): SlipKind[] {
  if (sale.origin !== 'screen') return [];
  const slips: SlipKind[] = [];
  if (openClaims(sale).some(({ about }) => about !== ABOUT_BOOKS)) slips.push('claim');
  if (ledgerOf(sale).some(({ state, back }) => state === 'refunded' && back !== 'never'))
    slips.push('refund');
  if (sale.order?.placed && !mainClaim(sale)) slips.push('queue');
  return slips;
}
