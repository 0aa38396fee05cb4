import type { SaleView } from '../../shared/contract/sale.ts';
import { bridge } from '../bridge/connect.ts';
import { showSale } from '../state/sale-store.ts';
import { useSessionStore } from '../state/session-store.ts';

/** Reads the session's sale and shows it. Null if there is none, or it cannot be read now. */
export async function readSale(): Promise<SaleView | null> {
  const { session } = useSessionStore.getState();
  const answer = await bridge().call('getSale', {});
  if (useSessionStore.getState().session?.sessionId !== session?.sessionId) return null;
  return answer.ok && answer.value ? shown(answer.value) : null;
}

export function shown(sale: SaleView): SaleView {
  showSale(sale);
  return sale;
}
