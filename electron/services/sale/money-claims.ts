import { caseMoneyMinor, paysForCase } from './cash-sums.ts';
import { ABOUT_BOOKS } from './catch-up-due.ts';
import type { ClaimReason } from './events.ts';
import { settleHow } from './money-due.ts';
import type { Effect } from './pending.ts';
import { isPaid, mainClaim, type Sale } from './sale.ts';
import type { Vend } from './sale-money.ts';
import { troubleOf } from './sale-trouble.ts';
import { ABOUT_CASH } from './settlement.ts';

type OpenClaim = Extract<Effect, { kind: 'openClaim' }>;

export const claimedCashMinor = (sale: Sale): number =>
  sale.claims
    .filter((claim) => claim.about === ABOUT_CASH)
    .reduce((sum, claim) => sum + claim.amountMinor, 0);

/** Money that no case stands for becomes a claim; so does a case that cannot be made or given. */
export function claimDue(sale: Sale): OpenClaim | null {
  return (
    phoneClaim(sale) ??
    cashClaim(sale) ??
    vendClaim(sale) ??
    staffClaim(sale) ??
    caseClaim(sale) ??
    booksClaim(sale)
  );
}

/** The case is made and paid for, or owed as any other: what is missing is its entry in the shop's system. */
function booksClaim(sale: Sale): OpenClaim | null {
  const isMissing = sale.order?.offline?.state === 'refused' && !hasClaimAbout(sale, ABOUT_BOOKS);
  return isMissing ? about(ABOUT_BOOKS, 'notRecorded', 0, true) : null;
}

function phoneClaim(sale: Sale): OpenClaim | null {
  const stray = sale.attempts.find(
    (attempt) =>
      attempt.state === 'paid' &&
      attempt.paymentId !== sale.paidBy &&
      !sale.claims.some((claim) => claim.paymentId === attempt.paymentId),
  );
  if (!stray) return null;
  const reason = sale.paidBy === null ? 'paidLate' : 'paidTwice';
  return { kind: 'openClaim', reason, amountMinor: stray.amountMinor, paymentId: stray.paymentId };
}

const about = (partId: string, reason: ClaimReason, amountMinor: number, toCheck = false): OpenClaim => ({
  kind: 'openClaim',
  reason,
  amountMinor,
  paymentId: null,
  about: partId,
  toCheck,
});

const hasClaimAbout = (sale: Sale, partId: string): boolean =>
  sale.claims.some((claim) => claim.about === partId);

function cashClaim(sale: Sale): OpenClaim | null {
  const owedMinor = sale.money.givenUpMinor - claimedCashMinor(sale);
  if (owedMinor > 0) return about(ABOUT_CASH, isPaid(sale) ? 'changeShort' : 'cashNotReturned', owedMinor);
  const unclear = sale.money.payOuts.find(
    ({ state, payOutId }) => state === 'unknown' && !hasClaimAbout(sale, payOutId),
  );
  if (unclear) return about(unclear.payOutId, 'payOutUnclear', unclear.amountMinor, true);
  const lost = sale.money.lostBills.find((bill) => !hasClaimAbout(sale, bill.partId));
  return lost ? about(lost.partId, 'billUnclear', lost.amountMinor, true) : null;
}

const VEND_REASONS: Partial<Record<Vend['state'], ClaimReason>> = {
  charged: 'cardNotRefunded',
  refundUntold: 'refundUnclear',
  unclear: 'readerUnclear',
};

function vendClaim(sale: Sale): OpenClaim | null {
  for (const vend of sale.money.vends) {
    const reason = VEND_REASONS[vend.state];
    if (!reason || paysForCase(sale, vend) || hasClaimAbout(sale, vend.vendId)) continue;
    return about(vend.vendId, reason, vend.takenMinor, vend.state !== 'charged');
  }
  return null;
}

/** Staff said that they took money for a sale that was over. */
function staffClaim(sale: Sale): OpenClaim | null {
  const stray = sale.money.staff.find(
    (part) =>
      part.paymentId !== sale.paidBy && (isPaid(sale) || sale.closed) && !hasClaimAbout(sale, part.partId),
  );
  return stray ? about(stray.partId, 'paidTwice', stray.amountMinor) : null;
}

/** A reader that can still give its part back is let do so first: the claim is for what is left. */
function caseClaim(sale: Sale): OpenClaim | null {
  const reason = troubleOf(sale);
  if (reason === null || mainClaim(sale)) return null;
  const vends = sale.money.vends.filter((vend) => paysForCase(sale, vend));
  if (vends.some((vend) => vend.state === 'approved' && settleHow(sale, vend) === 'fail')) return null;
  const amountMinor = caseMoneyMinor(sale);
  if (amountMinor === 0 && vends.length > 0) return null;
  const toCheck = vends.some((vend) => vend.state === 'refundUntold' || vend.state === 'unclear');
  return { kind: 'openClaim', reason, amountMinor, paymentId: sale.paidBy, toCheck };
}

/** No case, and all of its money is back with the shopper. */
export function isRefundedWhole(sale: Sale): boolean {
  const vends = sale.money.vends.filter((vend) => paysForCase(sale, vend));
  return (
    troubleOf(sale) !== null && vends.some((vend) => vend.state === 'refunded') && caseMoneyMinor(sale) === 0
  );
}
