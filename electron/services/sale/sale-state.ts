import { OrderStatus } from '../../../shared/domain/order.ts';
import type { SaleState } from '../../../shared/domain/sale-state.ts';
import { isRefundedWhole } from './money-claims.ts';
import { isPaid, mainClaim, type Sale } from './sale.ts';
import { isClaimOpen, openClaims } from './settlement.ts';

/** Where the sale stands, in one word. Pure. */
export function saleStateOf(sale: Sale): SaleState {
  const open = openClaims(sale);
  const isDoubtful =
    open.some(({ reason, toCheck }) => reason === 'unclear' || toCheck) ||
    sale.refunds.some(({ state }) => state === 'unknown');
  if (isDoubtful) return 'attention';
  if (open.length > 0) return 'claim';
  // An order from elsewhere that was not made: no money of this kiosk was in it.
  if (mainClaim(sale)?.amountMinor === 0) return 'cancelled';
  if (isGivenBack(sale)) return 'refunded';
  if (sale.collectedAtMs !== null) return 'delivered';
  return sale.closed !== null && !isPaid(sale) ? 'cancelled' : 'running';
}

/** The case's money went back, or all that came after the sale was over. */
function isGivenBack(sale: Sale): boolean {
  const main = mainClaim(sale);
  if (main) return !isClaimOpen(sale, main);
  if (isRefundedWhole(sale) || sale.order?.status === OrderStatus.refunded) return true;
  return sale.closed !== null && !isPaid(sale) && sale.refunds.some(({ paidMinor }) => paidMinor > 0);
}
