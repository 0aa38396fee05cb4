import { isStopped } from '../sale/pending.ts';
import { hasBegun, mainClaim, type Sale } from '../sale/sale.ts';

/** What staff and the stock say about whose turn it is. */
export interface PrintLine {
  /** Staff hold the line: what is on the machine is finished, and nothing else begins. */
  isPaused(): boolean;
  /** The sales that staff put before all others, in their order. */
  movedUp(): readonly string[];
  /** False: it waits for a refill, and lets the others go before. */
  hasBlank(sale: Sale): boolean;
}

/** A line that nobody steers. */
export const FREE_LINE: PrintLine = { isPaused: () => false, movedUp: () => [], hasBlank: () => true };

/**
 * Whose turn it is on the machine. One case at a time goes from the slot through printer and dispenser: a case whose
 * blank is under way, that is being printed, or that lies printed before the dispenser, has the machine; else the first
 * of those that wait gets it.
 */
export function hasTurn(saleId: string, openSales: readonly Sale[], line: PrintLine = FREE_LINE): boolean {
  const holder = openSales.find(isOnMachine);
  if (holder) return holder.saleId === saleId;
  if (line.isPaused()) return false;
  return waitingCases(openSales, line).find((sale) => line.hasBlank(sale))?.saleId === saleId;
}

/** Those that wait, in the order in which they get the machine. */
export function waitingCases(openSales: readonly Sale[], line: PrintLine = FREE_LINE): Sale[] {
  const movedUp = line.movedUp();
  const rank = ({ saleId }: Sale) => {
    const index = movedUp.indexOf(saleId);
    return index < 0 ? movedUp.length : index;
  };
  return openSales.filter(isWaiting).sort((a, b) => rank(a) - rank(b) || byPlace(a, b));
}

/** How many cases come out of the machine before this one. */
export function casesAhead(sale: Sale, openSales: readonly Sale[], line: PrintLine = FREE_LINE): number {
  if (!isWaiting(sale)) return 0;
  const waiting = waitingCases(openSales, line);
  const own = waiting.findIndex(({ saleId }) => saleId === sale.saleId);
  // One that waits for a refill goes on whenever that comes: it is no reason to wait.
  const before = waiting.slice(0, own).filter((other) => line.hasBlank(other)).length;
  return before + openSales.filter(isOnMachine).length;
}

/** The case that the machine is working on. */
export function isOnMachine(sale: Sale): boolean {
  if (!hasBegun(sale) || mainClaim(sale)) return false;
  if (sale.feed?.state === 'failed' || sale.print?.state === 'failed') return false;
  return sale.dispense?.state !== 'finished';
}

export function isWaiting(sale: Sale): boolean {
  return sale.order?.placed != null && needsBlank(sale);
}

/** Paid for, here or elsewhere, and still without a blank: one is promised to it. */
export function needsBlank(sale: Sale): boolean {
  const isOrdered = sale.paidBy !== null || sale.order?.placed != null;
  return isOrdered && !hasBegun(sale) && !isStopped(sale) && !sale.orderRefused && !mainClaim(sale);
}

function byPlace(a: Sale, b: Sale): number {
  const difference = (a.order?.placed?.atMs ?? 0) - (b.order?.placed?.atMs ?? 0);
  return difference !== 0 ? difference : a.saleId < b.saleId ? -1 : 1;
}
