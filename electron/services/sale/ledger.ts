import type { LedgerEntry, LedgerState } from '../../../shared/domain/ledger.ts';
import { OrderStatus } from '../../../shared/domain/order.ts';
import { OWN_PAY_TYPES } from '../../../shared/domain/payment.ts';
import { isTaken, neededCashMinor, paidOutMinor, paysForCase } from './cash-sums.ts';
import { claimedCashMinor } from './money-claims.ts';
import { mainClaim, type Sale } from './sale.ts';
import type { Vend } from './sale-money.ts';

/**
 * Every part of money that was taken for a sale, and where it is. Follows from the sale alone, so that journals of before
 * the ledger have one too. Parts are split where only some of a coin or note went back.
 */
export function ledgerOf(sale: Sale): LedgerEntry[] {
  return [
    ...phoneParts(sale),
    ...cashParts(sale),
    ...lostBillParts(sale),
    ...vendParts(sale),
    ...staffParts(sale),
  ];
}

/** Where the money is that the case was paid with. */
function caseState(sale: Sale): LedgerState {
  if (mainClaim(sale)) return 'claim';
  if (sale.dispense?.state === 'finished' || sale.collectedAtMs !== null) return 'spent';
  const isBackends = sale.attempts.some(
    (attempt) => attempt.paymentId === sale.paidBy && !OWN_PAY_TYPES.includes(attempt.payType),
  );
  return isBackends && sale.order?.status === OrderStatus.refunded ? 'refunded' : 'in';
}

function phoneParts(sale: Sale): LedgerEntry[] {
  return sale.attempts
    .filter((attempt) => attempt.state === 'paid' && !OWN_PAY_TYPES.includes(attempt.payType))
    .map(({ paymentId, amountMinor }) => ({
      partId: paymentId,
      means: 'qr',
      amountMinor,
      state:
        paymentId === sale.paidBy
          ? caseState(sale)
          : claimedOrIn(sale, (claim) => claim.paymentId === paymentId),
      certain: true,
    }));
}

/** Cash is one heap: the oldest pays for the case, what came last goes back first. */
function cashParts(sale: Sale): LedgerEntry[] {
  const { money } = sale;
  const shares: Share[] = [
    { leftMinor: neededCashMinor(sale), state: caseState(sale), certain: true },
    ...unclearShares(sale),
    ...givenUpShares(sale),
    { leftMinor: paidOutMinor(money), state: 'refunded', certain: true },
    { leftMinor: Number.POSITIVE_INFINITY, state: 'in', certain: true },
  ];
  return money.cash.flatMap(({ partId, means, amountMinor }) =>
    take(shares, amountMinor).map((piece, index) => ({
      partId: index === 0 ? partId : `${partId}+${index}`,
      means,
      ...piece,
    })),
  );
}

function unclearShares(sale: Sale): Share[] {
  return sale.money.payOuts
    .filter((payOut) => payOut.state === 'unknown')
    .map(({ payOutId, amountMinor }) => ({
      leftMinor: amountMinor,
      state: claimedOrIn(sale, (claim) => claim.about === payOutId),
      certain: false,
    }));
}

function givenUpShares(sale: Sale): Share[] {
  const claimedMinor = claimedCashMinor(sale);
  const openMinor = Math.max(0, sale.money.givenUpMinor - claimedMinor);
  return [
    { leftMinor: claimedMinor, state: 'claim', certain: true },
    { leftMinor: openMinor, state: 'in', certain: true },
  ];
}

interface Share {
  leftMinor: number;
  readonly state: LedgerState;
  readonly certain: boolean;
}

/** Takes an amount out of the shares in their order; what it takes of one is a piece. */
function take(shares: readonly Share[], amountMinor: number) {
  const pieces: Pick<LedgerEntry, 'amountMinor' | 'state' | 'certain'>[] = [];
  let restMinor = amountMinor;
  for (const share of shares) {
    const pieceMinor = Math.min(restMinor, share.leftMinor);
    if (pieceMinor <= 0) continue;
    share.leftMinor -= pieceMinor;
    restMinor -= pieceMinor;
    pieces.push({ amountMinor: pieceMinor, state: share.state, certain: share.certain });
  }
  return pieces;
}

function lostBillParts(sale: Sale): LedgerEntry[] {
  return sale.money.lostBills.map(({ partId, amountMinor }) => ({
    partId,
    means: 'bills',
    amountMinor,
    state: claimedOrIn(sale, (claim) => claim.about === partId),
    certain: false,
  }));
}

function vendParts(sale: Sale): LedgerEntry[] {
  return sale.money.vends
    .filter((vend) => isTaken(vend) || vend.state === 'refunded')
    .map((vend) => ({
      partId: vend.vendId,
      means: vend.reader === 1 ? 'reader1' : 'reader2',
      amountMinor: vend.takenMinor,
      state: vendState(sale, vend),
      certain: vend.state !== 'unclear' && vend.state !== 'refundUntold',
    }));
}

function vendState(sale: Sale, vend: Vend): LedgerState {
  if (vend.state === 'refunded') return 'refunded';
  return paysForCase(sale, vend)
    ? caseState(sale)
    : claimedOrIn(sale, (claim) => claim.about === vend.vendId);
}

function staffParts(sale: Sale): LedgerEntry[] {
  return sale.money.staff.map(({ partId, paymentId, amountMinor }) => ({
    partId,
    means: 'staff',
    amountMinor,
    state: paymentId === sale.paidBy ? caseState(sale) : claimedOrIn(sale, (claim) => claim.about === partId),
    certain: true,
  }));
}

function claimedOrIn(sale: Sale, isAbout: (claim: Sale['claims'][number]) => boolean): LedgerState {
  return sale.claims.some(isAbout) ? 'claim' : 'in';
}
