import type { MethodInput } from '../../../../shared/contract/index.ts';
import type { StaffPerson } from '../../../../shared/contract/staff.ts';
import type { SaleActRefusal } from '../../../../shared/contract/staff-sales.ts';
import { assertNever } from '../../../../shared/domain/assert-never.ts';
import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import type { SaleEvent } from '../../sale/events.ts';
import type { Sale } from '../../sale/sale.ts';
import { ABOUT_COMPLAINT, openClaims, openMainClaim } from '../../sale/settlement.ts';
import { type OfferOf, type StaffOffer, staffOffers } from '../../sale/staff-offers.ts';
import { limitLeftMinor } from './refund-limit.ts';
import { slipsOf } from './sale-story.ts';

type Wish<Name extends keyof ActInputs> = ActInputs[Name];
interface ActInputs {
  printSaleAgain: MethodInput<'printSaleAgain'>;
  locateCase: MethodInput<'locateCase'>;
  refundClaim: MethodInput<'refundClaim'>;
  endRefund: MethodInput<'endRefund'>;
  dismissClaim: MethodInput<'dismissClaim'>;
  takeComplaint: MethodInput<'takeComplaint'>;
  markCollected: MethodInput<'markCollected'>;
  cancelOrder: MethodInput<'cancelOrder'>;
  reprintSlip: MethodInput<'reprintSlip'>;
}

/** What somebody wants done about a sale. */
export type SaleAct = { [Name in keyof ActInputs]: { readonly kind: Name } & Wish<Name> }[keyof ActInputs];

export interface ActGround {
  readonly who: StaffPerson;
  readonly atMs: number;
  readonly version: number;
  newClaimCode(): string;
  /** The changer can pay out exactly this, as it is now. */
  canGiveCoins(amountMinor: number): boolean;
}

export interface ActRefusal {
  readonly reason: SaleActRefusal;
  readonly mostMinor?: number;
}

type Decision = Result<SaleEvent, ActRefusal>;

/** The one event by which an act is done; or why not. Pure: only what the sale offers is done, within the person's limit. */
export function decide(sale: Sale, act: SaleAct, ground: ActGround): Decision {
  const { atMs, who } = ground;
  const by = { personId: who.personId, person: who.name };
  const offers = staffOffers(sale);
  switch (act.kind) {
    case 'printSaleAgain': {
      if (!claimOffer(offers, 'printAgain', act.code)) return refuse('notOffered');
      return ok({ kind: 'printAgainOrdered', atMs, code: act.code, reason: act.reason, ...by });
    }
    case 'locateCase': {
      if (!claimOffer(offers, 'locateCase', act.code)?.answers.includes(act.where))
        return refuse('notOffered');
      return ok({ kind: 'caseLocated', atMs, code: act.code, where: act.where, ...by });
    }
    case 'refundClaim':
      return refund(sale, act, claimOffer(offers, 'refund', act.code), ground);
    case 'endRefund': {
      const offer = offers.find(
        ({ kind, ...rest }) => kind === 'endRefund' && 'refundId' in rest && rest.refundId === act.refundId,
      );
      if (offer?.kind !== 'endRefund') return refuse('notOffered');
      if (act.paidMinor > offer.amountMinor) return refuse('tooMuch', offer.amountMinor);
      const outcome = act.paidMinor === 0 ? 'rejected' : act.paidMinor < offer.amountMinor ? 'short' : 'done';
      const { refundId, paidMinor } = act;
      return ok({ kind: 'refundFinished', atMs, refundId, paidMinor, outcome, person: who.name });
    }
    case 'dismissClaim':
      return dismiss(sale, act, ground, offers);
    case 'takeComplaint': {
      const offer = offers.find(({ kind }) => kind === 'complain');
      if (offer?.kind !== 'complain') return refuse('notOffered');
      if (act.amountMinor > offer.mostMinor) return refuse('tooMuch', offer.mostMinor);
      return ok({
        kind: 'claimOpened',
        atMs,
        code: ground.newClaimCode(),
        reason: 'complaint',
        amountMinor: act.amountMinor,
        paymentId: null,
        about: ABOUT_COMPLAINT,
        person: who.name,
        note: act.reason,
      });
    }
    case 'markCollected':
      if (!offers.some(({ kind }) => kind === 'markCollected')) return refuse('notOffered');
      return ok({ kind: 'caseCollected', atMs, person: who.name });
    case 'cancelOrder':
      if (!offers.some(({ kind }) => kind === 'cancelOrder')) return refuse('notOffered');
      return ok({ kind: 'orderCancelledByStaff', atMs, reason: act.reason, ...by });
    case 'reprintSlip': {
      if (!slipsOf(sale).includes(act.slip)) return refuse('notOffered');
      const slipId = `${slipNameOf(sale, act.slip)}-again-${ground.version}`;
      return ok({ kind: 'slipOrdered', atMs, slipId, slip: act.slip, ...by });
    }
    default:
      return assertNever(act);
  }
}

function refund(
  sale: Sale,
  { code, means, amountMinor, reason }: Wish<'refundClaim'>,
  offer: OfferOf<'refund'> | undefined,
  { who, atMs, canGiveCoins }: ActGround,
): Decision {
  if (!offer || (means === 'backOffice' && !offer.hasBackOffice)) return refuse('notOffered');
  const mostMinor = means === 'coins' ? offer.coinsMinor : offer.mostMinor;
  if (amountMinor > mostMinor) return refuse('tooMuch', mostMinor);
  const leftMinor = limitLeftMinor(sale, who);
  if (leftMinor !== null && amountMinor > leftMinor) return refuse('aboveLimit', leftMinor);
  if (means === 'coins' && !canGiveCoins(amountMinor)) return refuse('noChange');
  // Used once, and the pay-out's id at the changer too.
  const refundId = `${sale.saleId}-refund-${sale.refunds.length + 1}`;
  const { personId, name: person } = who;
  return ok({ kind: 'refundStarted', atMs, refundId, code, means, amountMinor, reason, personId, person });
}

/** To say that nothing is owed is as much as to give nothing back: the same limit holds. */
function dismiss(
  sale: Sale,
  { code, reason }: Wish<'dismissClaim'>,
  { who, atMs }: ActGround,
  offers: readonly StaffOffer[],
): Decision {
  const claim = sale.claims.find((each) => each.code === code);
  if (!claim || !claimOffer(offers, 'dismiss', code)) return refuse('notOffered');
  const leftMinor = limitLeftMinor(sale, who);
  if (leftMinor !== null && claim.amountMinor > leftMinor) return refuse('aboveLimit', leftMinor);
  return ok({ kind: 'claimDismissed', atMs, code, reason, personId: who.personId, person: who.name });
}

type ClaimOfferKind = 'printAgain' | 'locateCase' | 'refund' | 'dismiss';

function claimOffer<Kind extends ClaimOfferKind>(
  offers: readonly StaffOffer[],
  kind: Kind,
  code: string,
): OfferOf<Kind> | undefined {
  return offers.find(
    (offer): offer is OfferOf<Kind> => offer.kind === kind && 'code' in offer && offer.code === code,
  );
}

/** As the slip service calls the first one of its kind. */
function slipNameOf(sale: Sale, slip: Wish<'reprintSlip'>['slip']): string {
  switch (slip) {
    case 'queue':
      return `queue-${sale.order?.orderId ?? ''}`;
    case 'claim':
      return `claim-${(openMainClaim(sale) ?? openClaims(sale)[0])?.code ?? ''}`;
    case 'refund':
      return `refund-${sale.saleId}`;
    default:
      return assertNever(slip);
  }
}

const refuse = (reason: SaleActRefusal, mostMinor?: number): Decision =>
  err(mostMinor === undefined ? { reason } : { reason, mostMinor });
