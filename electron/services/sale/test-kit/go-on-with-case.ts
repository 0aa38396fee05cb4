import type { Sale } from '../sale.ts';
import type { Turn } from './device-answers.ts';

/** The next step of a case that is paid for, which goes wrong every third time. */
export function goOnWithCase(sale: Sale, { roll, atMs, write }: Turn): undefined {
  if (sale.paidBy === null) return;
  if (!sale.order) {
    write({ kind: 'orderIdChosen', atMs, orderId: 'O', paymentId: sale.paidBy });
    return write({ kind: 'orderPlaced', atMs, orderId: 'O', backendOrderId: 'b', queueNo: 'A1', status: 8 });
  }
  const trouble = roll % 3 === 0 ? { atMs, detail: '', certain: roll % 2 === 0 } : null;
  if (!sale.print) return write({ kind: 'printStarted', atMs, jobId: 'O' });
  if (sale.print.state === 'started') {
    return write(trouble ? { kind: 'printFailed', ...trouble } : { kind: 'printFinished', atMs });
  }
  if (sale.print.state === 'failed') return;
  if (!sale.dispense) return write({ kind: 'dispenseStarted', atMs, dispenseId: 'O' });
  if (sale.dispense.state !== 'started') return;
  return write(trouble ? { kind: 'dispenseFailed', ...trouble } : { kind: 'dispenseFinished', atMs });
}
