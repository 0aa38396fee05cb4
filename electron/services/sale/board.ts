import type { BoardRow } from '../../../shared/contract/kiosk.ts';
import { OrderStatus } from '../../../shared/domain/order.ts';
import { hasBegun, mainClaim, type Sale } from './sale.ts';
import { openMainClaim } from './settlement.ts';

/** A claim leaves the board after this long: its owner has the code, and staff have their own list. */
const CLAIM_SHOWN_MS = 30 * 60_000;

/** The board of the attract screen: the orders of this machine that are not yet in their owner's hand, in queue order. */
export function boardOf(openSales: readonly Sale[], nowMs: number): BoardRow[] {
  return openSales
    .filter(
      (sale) =>
        sale.order?.placed && sale.collectedAtMs === null && sale.order.status !== OrderStatus.refunded,
    )
    .filter((sale) => !mainClaim(sale) || openMainClaim(sale))
    .filter((sale) => nowMs - (mainClaim(sale)?.openedAtMs ?? nowMs) < CLAIM_SHOWN_MS)
    .sort((a, b) => (a.order?.placed?.atMs ?? 0) - (b.order?.placed?.atMs ?? 0))
    .map((sale) => ({ queueNo: sale.order?.placed?.queueNo ?? '', state: stateOf(sale) }));
}

function stateOf(sale: Sale): BoardRow['state'] {
  if (mainClaim(sale)) return 'attention';
  if (sale.dispense?.state === 'finished') return 'ready';
  return hasBegun(sale) ? 'printing' : 'waiting';
}
