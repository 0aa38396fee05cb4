import type { Sale } from '../sale/sale.ts';
import { attemptOf, hasBegun, isPaid } from '../sale/sale.ts';
import { saleStateOf } from '../sale/sale-state.ts';
import type { SaleChange } from '../sale/sale-store.ts';
import { openClaims, owedMinor } from '../sale/settlement.ts';
import { type FleetMessage, fleetMessage } from './fleet-news.ts';
import type { SaleContent } from './messages.ts';

/** The news of one event of a sale: none where nothing changed that concerns the owner. Follows from the sale alone. */
export function saleNewsOf({
  before,
  after,
  atMs,
}: Pick<SaleChange, 'before' | 'after' | 'atMs'>): FleetMessage[] {
  const content = contentOf(after);
  if (before && JSON.stringify(contentOf(before)) === JSON.stringify(content)) return [];
  return [fleetMessage({ channel: 'event/sale', content }, atMs)];
}

function contentOf(sale: Sale): SaleContent {
  const paid = sale.paidBy === null ? undefined : attemptOf(sale, sale.paidBy);
  const { saleId, origin, modelId, modelName, currency, priceMinor } = sale;
  return {
    saleId,
    state: saleStateOf(sale),
    progress: progressOf(sale),
    origin,
    modelId,
    modelName,
    currency,
    priceMinor,
    paidMinor: paid?.amountMinor ?? 0,
    payType: paid?.payType ?? null,
    orderId: sale.order?.placed ? sale.order.orderId : null,
    owedMinor: openClaims(sale).reduce((sum, claim) => sum + owedMinor(sale, claim), 0),
  };
}

function progressOf(sale: Sale): SaleContent['progress'] {
  if (sale.collectedAtMs !== null) return 'collected';
  if (sale.dispense?.state === 'finished') return 'ready';
  if (hasBegun(sale)) return 'making';
  if (sale.order?.placed) return 'ordered';
  return isPaid(sale) ? 'paid' : 'open';
}
