import { create } from 'zustand';
import type { PayMethod, SaleView } from '../../shared/contract/sale.ts';
import { registerStore } from './registry.ts';

export interface SaleState {
  /** The shopper's sale, as the main process last told it. */
  readonly sale: SaleView | null;
  /** The payment methods that were offered last: some stages name none, and the shopper may still change. */
  readonly payMethods: readonly PayMethod[];
  /** Counts the news about sales, so that an answer that was overtaken by news is noticed. */
  readonly newsCount: number;
}

const noSale = { sale: null, payMethods: [] } as const;

export const useSaleStore = create<SaleState>()(() => ({ ...noSale, newsCount: 0 }));

registerStore(() => useSaleStore.setState(noSale));

export function showSale(sale: SaleView): void {
  const { stage } = sale;
  useSaleStore.setState('methods' in stage ? { sale, payMethods: stage.methods } : { sale });
}

/** Takes in news. What is about another shopper's sale, still on its way, is not for this screen. */
export function receiveSale(sale: SaleView): void {
  const { sale: shown, newsCount } = useSaleStore.getState();
  useSaleStore.setState({ newsCount: newsCount + 1 });
  if (shown?.saleId === sale.saleId) showSale(sale);
}

/** The sale is over for this screen; the shopper goes on with their draft. */
export function dropSale(): void {
  useSaleStore.setState(noSale);
}
