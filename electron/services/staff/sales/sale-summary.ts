import type { SaleSummary } from '../../../../shared/contract/staff-sales.ts';
import { attemptOf, type Sale } from '../../sale/sale.ts';
import { saleStateOf } from '../../sale/sale-state.ts';
import { openClaims, owedMinor } from '../../sale/settlement.ts';

/** One line of the list. */
export function summaryOf(sale: Sale): SaleSummary {
  const open = openClaims(sale);
  const attempt = sale.paidBy === null ? sale.attempts.at(-1) : attemptOf(sale, sale.paidBy);
  return {
    saleId: sale.saleId,
    startedAtMs: sale.startedAtMs,
    modelName: sale.modelName,
    queueNo: sale.order?.placed?.queueNo ?? null,
    state: saleStateOf(sale),
    priceMinor: sale.priceMinor,
    currency: sale.currency,
    claimCodes: open.map(({ code }) => code),
    owedMinor: open.reduce((sum, claim) => sum + owedMinor(sale, claim), 0),
    payType: attempt?.payType ?? null,
  };
}
