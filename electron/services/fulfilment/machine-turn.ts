import { isStopped } from '../sale/pending.ts';
import { hasBegun, mainClaim, type Sale } from '../sale/sale.ts';

/**
 * Whose turn it is on the machine. One case at a time goes from the slot through printer and dispenser: a case whose
 * blank is under way, that is being printed, or that lies printed before the dispenser, has the machine; else the order that was placed first gets it.
 */
export function hasTurn(saleId: string, openSales: readonly Sale[]): boolean {
  const holder = openSales.find(isOnMachine);
  return holder ? holder.saleId === saleId : openSales.filter(isWaiting).sort(byPlace)[0]?.saleId === saleId;
}

/** How many cases come out of the machine before this one. */
export function casesAhead(sale: Sale, openSales: readonly Sale[]): number {
  if (!isWaiting(sale)) return 0;
  const before = openSales.filter((other) => isWaiting(other) && byPlace(other, sale) < 0).length;
  return before + openSales.filter(isOnMachine).length;
}

/** The case that the machine is working on. */
export function isOnMachine(sale: Sale): boolean {
  if (!hasBegun(sale) || mainClaim(sale)) return false;
  if (sale.feed?.state === 'failed' || sale.print?.state === 'failed') return false;
  return sale.dispense?.state !== 'finished';
}

export function isWaiting(sale: Sale): boolean {
  return (
    sale.order?.placed != null &&
    !hasBegun(sale) &&
    !isStopped(sale) &&
    !sale.orderRefused &&
    !mainClaim(sale)
  );
}

function byPlace(a: Sale, b: Sale): number {
  const difference = (a.order?.placed?.atMs ?? 0) - (b.order?.placed?.atMs ?? 0);
  return difference !== 0 ? difference : a.saleId < b.saleId ? -1 : 1;
}
