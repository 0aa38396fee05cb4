import { useDocumentOrderStore } from '../state/document-order-store.ts';
import { useSaleStore } from '../state/sale-store.ts';
import { type LeavingMoney, leavingDocumentMoneyOf, leavingMoneyOf } from './leaving-money.ts';

/** What becomes of the shopper's money when this visit ends now, whatever they are buying. */
export function useLeavingMoney(): LeavingMoney {
  const sale = useSaleStore((state) => state.sale);
  const documentOrder = useDocumentOrderStore((state) => state.documentOrder);
  return sale ? leavingMoneyOf(sale) : leavingDocumentMoneyOf(documentOrder);
}
