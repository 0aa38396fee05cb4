import { OWN_PAY_TYPES, QR_PAY_TYPES } from '../../../shared/domain/payment.ts';
import { caseMoneyMinor, cashTakenMinor, neededCashMinor } from './cash-sums.ts';
import type { EventOf } from './events.ts';
import { attemptOf, type Claim, mainClaim, type Sale } from './sale.ts';
import type { RefundMeans } from './staff-events.ts';

/* How claims are settled: what staff gave back, and what is left to give. Amounts in minor units. Pure. */

/** Money that staff give back for a claim. */
export interface Refund {
  readonly refundId: string;
  readonly code: string;
  readonly means: RefundMeans;
  readonly amountMinor: number;
  /** What certainly went back. */
  readonly paidMinor: number;
  readonly startedAtMs: number;
  /** `unknown`: a person has to say how much came out. */
  readonly state: 'started' | 'done' | 'short' | 'rejected' | 'unknown';
  readonly person: string;
  readonly reason: string;
}

/** What a claim for cash that could not be given back is about. */
export const ABOUT_CASH = 'cash';
/** What a claim about a delivered case is about: some of its money. */
export const ABOUT_COMPLAINT = 'complaint';

export function startRefund(event: EventOf<'refundStarted'>): Refund {
  const { refundId, code, means, amountMinor, person, reason, atMs } = event;
  const isDone = means === 'hand';
  return {
    refundId,
    code,
    means,
    amountMinor,
    paidMinor: isDone ? amountMinor : 0,
    startedAtMs: atMs,
    state: isDone ? 'done' : 'started',
    person,
    reason,
  };
}

/** What is certain stays so. Nothing can have come back that was not asked for. */
export function endRefund(
  refund: Refund,
  outcome: EventOf<'refundFinished'>['outcome'],
  paidMinor: number,
): Refund {
  if (refund.state !== 'started' && refund.state !== 'unknown') return refund;
  const came = outcome === 'unknown' || outcome === 'rejected' ? 0 : Math.min(paidMinor, refund.amountMinor);
  return { ...refund, state: outcome, paidMinor: came };
}

export const refundsOf = ({ refunds }: Sale, { code }: Claim): Refund[] =>
  refunds.filter((refund) => refund.code === code);

const isUnderWay = ({ state }: Refund): boolean => state === 'started' || state === 'unknown';

/** What has certainly gone back for a claim. */
export const givenBackMinor = (sale: Sale, claim: Claim): number =>
  refundsOf(sale, claim).reduce((sum, refund) => sum + refund.paidMinor, 0);

/** What staff still owe for a claim, with what is just on its way. */
export function owedMinor(sale: Sale, claim: Claim): number {
  return claim.closed === null ? Math.max(0, claim.amountMinor - givenBackMinor(sale, claim)) : 0;
}

/** One without money (an order from elsewhere, whose case was not made) is open until somebody says that it is dealt with. */
export function isClaimOpen(sale: Sale, claim: Claim): boolean {
  return claim.closed === null && (claim.amountMinor === 0 || owedMinor(sale, claim) > 0);
}

/** Some of it has gone back, or may have: nothing but the rest of the money can settle it. */
export const isPartlyRefunded = (sale: Sale, claim: Claim): boolean =>
  refundsOf(sale, claim).some((refund) => refund.paidMinor > 0 || isUnderWay(refund));

/** The reader gave its part of the case's money back, so the claim is for the rest: whoever got the case now would get it for less. */
export const isCardBack = ({ money, paidBy }: Sale): boolean =>
  money.vends.some((vend) => vend.paymentId === paidBy && vend.state === 'refunded');

export const openClaims = (sale: Sale): Claim[] => sale.claims.filter((claim) => isClaimOpen(sale, claim));

export function openMainClaim(sale: Sale): Claim | undefined {
  const main = mainClaim(sale);
  return main && isClaimOpen(sale, main) ? main : undefined;
}

/** What can be ordered back now: nothing that is on its way already, and no more than is still there. */
export function refundableMinor(sale: Sale, claim: Claim): number {
  if (claim.closed !== null) return 0;
  const underWayMinor = refundsOf(sale, claim)
    .filter(isUnderWay)
    .reduce((sum, refund) => sum + refund.amountMinor, 0);
  const leftMinor = owedMinor(sale, claim) - underWayMinor;
  const isCase = claim === mainClaim(sale) && sale.paidBy !== null;
  return Math.max(
    0,
    isCase ? Math.min(leftMinor, caseMoneyMinor(sale) - givenBackMinor(sale, claim)) : leftMinor,
  );
}

/** How much of a claim's money came in as cash, and may go back so: each part by its own way. */
export function refundableCoinsMinor(sale: Sale, claim: Claim): number {
  const coinsMinor = sale.refunds
    .filter((refund) => refund.means === 'coins' && refund.code === claim.code)
    .reduce((sum, refund) => sum + (isUnderWay(refund) ? refund.amountMinor : refund.paidMinor), 0);
  return Math.max(0, Math.min(refundableMinor(sale, claim), cashOf(sale, claim) - coinsMinor));
}

function cashOf(sale: Sale, claim: Claim): number {
  const { about, amountMinor } = claim;
  const isOfCase = claim === mainClaim(sale) || about === ABOUT_COMPLAINT;
  if (isOfCase) return Math.min(neededCashMinor(sale), cashTakenMinor(sale.money));
  const { payOuts, lostBills } = sale.money;
  const isCash =
    about === ABOUT_CASH ||
    payOuts.some(({ payOutId }) => payOutId === about) ||
    lostBills.some(({ partId }) => partId === about);
  return isCash ? amountMinor : 0;
}

/** The claim's money is not in this machine or the shop's till: a phone, or a card, has paid. */
export function hasForeignMoney(sale: Sale, claim: Claim): boolean {
  const attempt = claim.paymentId === null ? undefined : attemptOf(sale, claim.paymentId);
  if (attempt && !OWN_PAY_TYPES.includes(attempt.payType)) return true;
  const isOfCase = claim === mainClaim(sale) || claim.about === ABOUT_COMPLAINT;
  const paidBy = sale.paidBy === null ? undefined : attemptOf(sale, sale.paidBy);
  if (isOfCase && paidBy && !OWN_PAY_TYPES.includes(paidBy.payType)) return true;
  return sale.money.vends.some((vend) =>
    isOfCase ? vend.paymentId === sale.paidBy && vend.state !== 'refused' : vend.vendId === claim.about,
  );
}

/**
 * The case's claim for money that the backend took, and of which nobody asked it anything: it may give all of that back by
 * itself. Not while staff give some: what is on its way counts first.
 */
export function mayBackendRefund(sale: Sale, claim: Claim): boolean {
  const paidBy = sale.paidBy === null ? undefined : attemptOf(sale, sale.paidBy);
  if (!paidBy || !QR_PAY_TYPES.includes(paidBy.payType) || claim !== mainClaim(sale)) return false;
  const isAsked = refundsOf(sale, claim).some(
    (refund) => isUnderWay(refund) || (refund.means === 'backOffice' && refund.paidMinor > 0),
  );
  return !isAsked && refundableMinor(sale, claim) > 0;
}

/** What the backend gave back unasked: all that was left. */
export const backendRefund = (sale: Sale, claim: Claim, atMs: number): Refund => ({
  refundId: `${sale.saleId}-refund-backend`,
  code: claim.code,
  means: 'backOffice',
  amountMinor: refundableMinor(sale, claim),
  paidMinor: refundableMinor(sale, claim),
  startedAtMs: atMs,
  state: 'done',
  person: '',
  reason: '',
});

/** A coin refund that the changer has been, or is to be, told of. */
export const runningCoinRefund = ({ refunds }: Sale): Refund | undefined =>
  refunds.find(({ means, state }) => means === 'coins' && state === 'started');
