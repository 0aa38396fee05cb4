import { TradeStatus } from '../../../shared/domain/trade-status.ts';
import type { Claim, Sale } from '../sale/sale.ts';
import { isClaimOpen, refundsOf } from '../sale/settlement.ts';

/** What a claim's money is in the books: abnormal until staff begin to give it back, then by how that goes. */
export function claimStatus(sale: Sale, claim: Claim): TradeStatus {
  // Dismissed: the shopper has the money, by whatever way.
  if (!isClaimOpen(sale, claim)) return TradeStatus.refunded;
  const refunds = refundsOf(sale, claim);
  switch (refunds.at(-1)?.state) {
    case 'started':
      return refunds.length > 1 ? TradeStatus.refundAgain : TradeStatus.waitingForRefund;
    case 'rejected':
    case 'short':
      return TradeStatus.refundFailed;
    default:
      // Nothing was tried yet, nobody can tell, or only a part has gone back: a person has to see to it.
      return TradeStatus.abnormal;
  }
}
