import type { LedgerEntry, LedgerState } from '../../../shared/domain/ledger.ts';
import type { Claim, Sale } from './sale.ts';
import { givenBackMinor, refundsOf } from './settlement.ts';

/** So much of a heap of money is in this state. */
export interface Share {
  leftMinor: number;
  readonly state: LedgerState;
  readonly certain: boolean;
  readonly back?: NonNullable<LedgerEntry['back']>;
}

export type SharePiece = Pick<LedgerEntry, 'amountMinor' | 'state' | 'certain' | 'back'>;

/** All that is left of a heap. */
export const everything = (state: LedgerState): Share => ({
  leftMinor: Number.POSITIVE_INFINITY,
  state,
  certain: true,
  ...(state === 'refunded' && { back: 'machine' }),
});

/** The money of a claim: what staff gave back of it, coins first (they come off the cash), and what is owed still. */
export function sharesOf(sale: Sale, claim: Claim): Share[] {
  const refunds = refundsOf(sale, claim).filter(({ paidMinor }) => paidMinor > 0);
  const given: Share[] = refunds
    .toSorted((a, b) => Number(b.means === 'coins') - Number(a.means === 'coins'))
    .map(({ means, paidMinor }) => ({
      leftMinor: paidMinor,
      state: 'refunded',
      certain: true,
      back: means,
    }));
  const leftMinor = claim.amountMinor - givenBackMinor(sale, claim);
  const rest: Share =
    claim.closed === 'dismissed'
      ? { leftMinor, state: 'refunded', certain: true, back: 'never' }
      : { leftMinor, state: 'claim', certain: true };
  return [...given, rest];
}

/** Takes an amount out of the shares in their order; what it takes of one is a piece, and neighbours alike are one. */
export function take(shares: readonly Share[], amountMinor: number): SharePiece[] {
  const pieces: SharePiece[] = [];
  let restMinor = amountMinor;
  for (const share of shares) {
    const pieceMinor = Math.min(restMinor, share.leftMinor);
    if (pieceMinor <= 0) continue;
    share.leftMinor -= pieceMinor;
    restMinor -= pieceMinor;
    const { leftMinor: _left, ...kind } = share;
    const last = pieces.at(-1);
    const isAlike = last?.state === kind.state && last.certain === kind.certain && last.back === kind.back;
    if (last && isAlike) pieces[pieces.length - 1] = { ...last, amountMinor: last.amountMinor + pieceMinor };
    else pieces.push({ amountMinor: pieceMinor, ...kind });
  }
  return pieces;
}
