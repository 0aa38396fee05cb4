import type { LedgerEntry, LedgerState } from '../../../shared/domain/ledger.ts';
import { OrderStatus } from '../../../shared/domain/order.ts';
import { OWN_PAY_TYPES } from '../../../shared/domain/payment.ts';
import { cashTakenMinor, isTaken, neededCashMinor, paidOutMinor, paysForCase } from './cash-sums.ts';
import { spentDiscount } from './discount.ts';
import { everything, type Share, type SharePiece, sharesOf, take } from './ledger-shares.ts';
import { type Claim, mainClaim, type Sale } from './sale.ts';
import type { Vend } from './sale-money.ts';
import { ABOUT_CASH, ABOUT_COMPLAINT } from './settlement.ts';

/**
 * Every part of money that was taken for a sale, and where it is. Follows from the sale alone, so that journals of before
 * the ledger have one too. Parts are split where only some of a coin, note or payment went back.
 */
export function ledgerOf(sale: Sale): LedgerEntry[] {
  // What the case was paid with is one heap, whatever the means: what staff gave back of it comes off it in this order.
  const heap = caseShares(sale);
  return [
    ...couponPart(sale),
    ...phoneParts(sale, heap),
    ...cashParts(sale, heap),
    ...lostBillParts(sale),
    ...vendParts(sale, heap),
    ...staffParts(sale, heap),
  ];
}

/** Used up by the payment, whatever becomes of the case: it is no money, and nobody gives it back as such. */
function couponPart(sale: Sale): LedgerEntry[] {
  const { paidBy } = sale;
  const amountMinor = spentDiscount(sale)?.discountMinor ?? 0;
  if (paidBy === null || amountMinor === 0) return [];
  return [{ partId: `${paidBy}-coupon`, means: 'coupon', amountMinor, state: 'spent', certain: true }];
}

/** Where the money is that the case was paid with. */
function caseShares(sale: Sale): Share[] {
  const main = mainClaim(sale);
  if (main) return [...sharesOf(sale, main), everything('claim')];
  // Of a complaint that came to nothing, only what had been given for it is gone.
  const complaints = sale.claims
    .filter(({ about }) => about === ABOUT_COMPLAINT)
    .flatMap((claim) => sharesOf(sale, claim).filter(({ back }) => back !== 'never'));
  return [...complaints, everything(caseState(sale))];
}

function caseState(sale: Sale): LedgerState {
  if (sale.dispense?.state === 'finished' || sale.collectedAtMs !== null) return 'spent';
  const isBackends = sale.attempts.some(
    (attempt) => attempt.paymentId === sale.paidBy && !OWN_PAY_TYPES.includes(attempt.payType),
  );
  return isBackends && sale.order?.status === OrderStatus.refunded ? 'refunded' : 'in';
}

function phoneParts(sale: Sale, heap: Share[]): LedgerEntry[] {
  return sale.attempts
    .filter((attempt) => attempt.state === 'paid' && !OWN_PAY_TYPES.includes(attempt.payType))
    .flatMap(({ paymentId, amountMinor }) => {
      const shares =
        paymentId === sale.paidBy ? heap : claimedOrIn(sale, (claim) => claim.paymentId === paymentId);
      return entries(paymentId, 'qr', take(shares, amountMinor));
    });
}

/** Cash is one heap: the oldest pays for the case, what came last goes back first. */
function cashParts(sale: Sale, heap: Share[]): LedgerEntry[] {
  const { money } = sale;
  const ofCase = take(heap, Math.min(neededCashMinor(sale), cashTakenMinor(money)));
  const shares: Share[] = [
    ...ofCase.map(({ amountMinor, ...piece }) => ({ leftMinor: amountMinor, ...piece })),
    ...money.payOuts
      .filter(({ state }) => state === 'unknown')
      .flatMap((payOut) => unclearShares(sale, payOut)),
    ...givenUpShares(sale),
    { leftMinor: paidOutMinor(money), state: 'refunded', certain: true, back: 'machine' },
    everything('in'),
  ];
  return money.cash.flatMap(({ partId, means, amountMinor }) =>
    entries(partId, means, take(shares, amountMinor)),
  );
}

function unclearShares(sale: Sale, { payOutId, amountMinor }: Sale['money']['payOuts'][number]): Share[] {
  const shares = claimedOrIn(sale, (claim) => claim.about === payOutId);
  return take(shares, amountMinor).map(({ amountMinor: leftMinor, ...piece }) => ({
    leftMinor,
    ...piece,
    certain: piece.state === 'refunded',
  }));
}

function givenUpShares(sale: Sale): Share[] {
  const claims = sale.claims.filter(({ about }) => about === ABOUT_CASH);
  const claimedMinor = claims.reduce((sum, claim) => sum + claim.amountMinor, 0);
  const openMinor = Math.max(0, sale.money.givenUpMinor - claimedMinor);
  return [
    ...claims.flatMap((claim) => sharesOf(sale, claim)),
    { leftMinor: openMinor, state: 'in', certain: true },
  ];
}

function lostBillParts(sale: Sale): LedgerEntry[] {
  return sale.money.lostBills.flatMap(({ partId, amountMinor }) => {
    const shares = claimedOrIn(sale, (claim) => claim.about === partId);
    return entries(partId, 'bills', doubted(take(shares, amountMinor)));
  });
}

function vendParts(sale: Sale, heap: Share[]): LedgerEntry[] {
  return sale.money.vends
    .filter((vend) => isTaken(vend) || vend.state === 'refunded')
    .flatMap((vend) => {
      const pieces = vendPieces(sale, vend, heap);
      const isClear = vend.state !== 'unclear' && vend.state !== 'refundUntold';
      return entries(
        vend.vendId,
        vend.reader === 1 ? 'reader1' : 'reader2',
        isClear ? pieces : doubted(pieces),
      );
    });
}

function vendPieces(sale: Sale, vend: Vend, heap: Share[]): SharePiece[] {
  const { vendId, takenMinor } = vend;
  if (vend.state === 'refunded')
    return [{ amountMinor: takenMinor, state: 'refunded', certain: true, back: 'machine' }];
  const shares = paysForCase(sale, vend) ? heap : claimedOrIn(sale, (claim) => claim.about === vendId);
  return take(shares, takenMinor);
}

function staffParts(sale: Sale, heap: Share[]): LedgerEntry[] {
  return sale.money.staff.flatMap(({ partId, paymentId, amountMinor }) => {
    const shares = paymentId === sale.paidBy ? heap : claimedOrIn(sale, (claim) => claim.about === partId);
    return entries(partId, 'staff', take(shares, amountMinor));
  });
}

function claimedOrIn(sale: Sale, isAbout: (claim: Claim) => boolean): Share[] {
  const claim = sale.claims.find(isAbout);
  return claim ? [...sharesOf(sale, claim), everything('claim')] : [everything('in')];
}

/** No device can tell of this money. What staff have given back, or found out, is certain all the same. */
const doubted = (pieces: readonly SharePiece[]): SharePiece[] =>
  pieces.map((piece) => ({ ...piece, certain: piece.state === 'refunded' }));

const entries = (partId: string, means: LedgerEntry['means'], pieces: readonly SharePiece[]): LedgerEntry[] =>
  pieces.map((piece, index) => ({ partId: index === 0 ? partId : `${partId}+${index}`, means, ...piece }));
