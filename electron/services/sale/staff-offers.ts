import { caseMoneyMinor } from './cash-sums.ts';
import { type Claim, hasBegun, isPaid, mainClaim, type Sale } from './sale.ts';
import { isStopped } from './sale-trouble.ts';
import {
  ABOUT_COMPLAINT,
  givenBackMinor,
  hasForeignMoney,
  isCardBack,
  isPartlyRefunded,
  openClaims,
  refundableCoinsMinor,
  refundableMinor,
  refundsOf,
} from './settlement.ts';
import type { CaseLocation } from './staff-events.ts';

/**
 * Something that staff can do about a sale as it is. Only what is offered is done: the page shows these, and the service
 * refuses everything else. Amounts are the most that can be given, in minor units.
 */
export type StaffOffer =
  /** Honour a claim by making the case (again). */
  | { readonly kind: 'printAgain'; readonly code: string; readonly isFirst: boolean }
  /** Only a person can tell where the case is. */
  | { readonly kind: 'locateCase'; readonly code: string; readonly answers: readonly CaseLocation[] }
  | {
      readonly kind: 'refund';
      readonly code: string;
      readonly mostMinor: number;
      /** Of it, what came in as cash and may go back as coins. */
      readonly coinsMinor: number;
      readonly hasBackOffice: boolean;
    }
  /** A refund that was begun, and of which somebody has to say how it ended. */
  | {
      readonly kind: 'endRefund';
      readonly refundId: string;
      readonly code: string;
      readonly means: 'coins' | 'backOffice';
      readonly amountMinor: number;
    }
  /** Nothing is owed after all. */
  | { readonly kind: 'dismiss'; readonly code: string }
  /** Something is wrong with a case that was delivered. */
  | { readonly kind: 'complain'; readonly mostMinor: number }
  | { readonly kind: 'markCollected' }
  | { readonly kind: 'cancelOrder' };

export type OfferOf<Kind extends StaffOffer['kind']> = Extract<StaffOffer, { kind: Kind }>;

/** What staff can do now. Pure. */
export function staffOffers(sale: Sale): StaffOffer[] {
  return [
    ...openClaims(sale).flatMap((claim) => claimOffers(sale, claim)),
    ...refundEnds(sale),
    ...caseOffers(sale),
  ];
}

function claimOffers(sale: Sale, claim: Claim): StaffOffer[] {
  const { code } = claim;
  const isCase = claim === mainClaim(sale) && !isPartlyRefunded(sale, claim);
  const offers: StaffOffer[] = [];
  const answers = isCase ? locateAnswers(sale, claim) : [];
  if (answers.length > 0) offers.push({ kind: 'locateCase', code, answers });
  if (isCase && canPrint(sale, claim)) offers.push({ kind: 'printAgain', code, isFirst: !hasBegun(sale) });
  const mostMinor = refundableMinor(sale, claim);
  if (mostMinor > 0) offers.push(refundOffer(sale, claim, mostMinor));
  const isMoving = refundsOf(sale, claim).some(({ state }) => state === 'started' || state === 'unknown');
  const isDoubtful = claim.toCheck || claim.amountMinor === 0 || claim.about === ABOUT_COMPLAINT;
  if (isDoubtful && !isMoving) offers.push({ kind: 'dismiss', code });
  return offers;
}

function refundOffer(sale: Sale, claim: Claim, mostMinor: number): StaffOffer {
  return {
    kind: 'refund',
    code: claim.code,
    mostMinor,
    coinsMinor: refundableCoinsMinor(sale, claim),
    hasBackOffice: hasForeignMoney(sale, claim),
  };
}

/**
 * The question is asked as long as it has not been answered; also of a case that got stuck on its way out. Once some of its
 * money is back with the shopper, no case is handed over for the rest: then one that is stuck is not asked about, and of
 * one that perhaps came out only what has happened can be said.
 */
function locateAnswers(sale: Sale, { reason }: Claim): readonly CaseLocation[] {
  if (!hasBegun(sale) || (reason !== 'unclear' && reason !== 'dispenseFailed')) return [];
  if (!isCardBack(sale)) return ['tray', 'handedOver', 'spoiled', 'nowhere'];
  return reason === 'unclear' ? ['tray', 'spoiled', 'nowhere'] : [];
}

/** Never a blind second case: the first has certainly failed. All that it was paid with is still here. */
function canPrint(sale: Sale, { reason }: Claim): boolean {
  if (reason === 'unclear' || reason === 'cancelledByBackend' || sale.filesErased) return false;
  const hasPicture = sale.printFile !== null || sale.pictureUrl !== null;
  const isUploaded = sale.order?.placed != null || sale.pictureUrl !== null;
  return hasPicture && isUploaded && !isCardBack(sale);
}

function refundEnds(sale: Sale): StaffOffer[] {
  return sale.refunds.flatMap(({ refundId, code, means, amountMinor, state }): StaffOffer[] => {
    const isAsked = means === 'backOffice' && state === 'started';
    const isUnknown = means === 'coins' && state === 'unknown';
    if (means === 'hand' || (!isAsked && !isUnknown)) return [];
    return [{ kind: 'endRefund', refundId, code, means, amountMinor }];
  });
}

function caseOffers(sale: Sale): StaffOffer[] {
  const offers: StaffOffer[] = [];
  if (mainClaim(sale)) return offers;
  const isOut = sale.dispense?.state === 'finished';
  if (isOut && sale.collectedAtMs === null) offers.push({ kind: 'markCollected' });
  if (
    (isPaid(sale) || sale.order?.placed != null) &&
    !hasBegun(sale) &&
    sale.closed === null &&
    !isOver(sale)
  )
    offers.push({ kind: 'cancelOrder' });
  const mostMinor = isOut || sale.collectedAtMs !== null ? complainableMinor(sale) : 0;
  if (mostMinor > 0) offers.push({ kind: 'complain', mostMinor });
  return offers;
}

/** Cancelled or given back by somebody else, or by the machine itself. */
function isOver(sale: Sale): boolean {
  return sale.staffCancelled || isStopped(sale);
}

function complainableMinor(sale: Sale): number {
  const claimedMinor = sale.claims
    .filter(({ about }) => about === ABOUT_COMPLAINT)
    .reduce(
      (sum, claim) => sum + (claim.closed === null ? claim.amountMinor : givenBackMinor(sale, claim)),
      0,
    );
  return Math.max(0, caseMoneyMinor(sale) - claimedMinor);
}
