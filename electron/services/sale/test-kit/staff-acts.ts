import { assertNever } from '../../../../shared/domain/assert-never.ts';
import type { Sale } from '../sale.ts';
import { ABOUT_COMPLAINT } from '../settlement.ts';
import { type StaffOffer, staffOffers } from '../staff-offers.ts';
import type { Turn } from './device-answers.ts';

const BY = { personId: 'p', person: 'Ann' };
const MEANS = ['hand', 'coins', 'backOffice'] as const;

/** Staff do one of the things that they can, in one of the ways in which they can. */
export function actAsStaff(sale: Sale, turn: Turn): undefined {
  const offers = staffOffers(sale);
  const offer = offers[turn.roll % Math.max(1, offers.length)];
  if (offer) takeUp(offer, turn);
}

function takeUp(offer: StaffOffer, { roll, id, atMs, write }: Turn): undefined {
  switch (offer.kind) {
    case 'printAgain':
      return write({ kind: 'printAgainOrdered', atMs, code: offer.code, reason: '', ...BY });
    case 'locateCase':
      return write({
        kind: 'caseLocated',
        atMs,
        code: offer.code,
        where: offer.answers[roll % offer.answers.length] ?? 'nowhere',
        ...BY,
      });
    case 'refund': {
      const means = MEANS[roll % 3] ?? 'hand';
      const mostMinor = means === 'coins' ? offer.coinsMinor : offer.mostMinor;
      const amountMinor = roll % 2 === 0 ? mostMinor : Math.floor(mostMinor / 20) * 10;
      if (amountMinor === 0) return;
      const refund = { refundId: id, code: offer.code, means, amountMinor, reason: '', ...BY };
      return write({ kind: 'refundStarted', atMs, ...refund });
    }
    case 'endRefund': {
      const outcome = roll % 3 === 0 ? 'short' : 'done';
      const paidMinor = outcome === 'done' ? offer.amountMinor : Math.floor(offer.amountMinor / 20) * 10;
      return write({ kind: 'refundFinished', atMs, refundId: offer.refundId, outcome, paidMinor });
    }
    case 'dismiss':
      return write({ kind: 'claimDismissed', atMs, code: offer.code, reason: '', ...BY });
    case 'complain': {
      const amountMinor = Math.max(10, Math.floor(offer.mostMinor / 20) * 10);
      const claim = { code: id, reason: 'complaint', amountMinor, paymentId: null } as const;
      return write({ kind: 'claimOpened', atMs, ...claim, about: ABOUT_COMPLAINT });
    }
    case 'markCollected':
      return write({ kind: 'caseCollected', atMs, person: BY.person });
    case 'cancelOrder':
      return write({ kind: 'orderCancelledByStaff', atMs, reason: '', ...BY });
    default:
      return assertNever(offer);
  }
}
