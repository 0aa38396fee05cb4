import type { CashTender } from '../../../shared/contract/sale.ts';
import type { MoneyDevices } from './money-ports.ts';

/** What is stuck stays on the screen until it is free. */
export function stuckNote({ coins, validator }: MoneyDevices): CashTender['note'] {
  const stuck = coins.some((source) => {
    const status = source.status();
    return status.kind === 'attention' && (status.reason === 'coinJam' || status.reason === 'tubeJam');
  });
  if (stuck) return 'coinJam';
  const status = validator?.status();
  return status?.kind === 'attention' && status.reason === 'billJam' ? 'noteJam' : null;
}
