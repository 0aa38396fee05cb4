import { create } from 'zustand';
import type { DownloadWish, OrderQuery } from '../../../../shared/contract/staff-books.ts';
import { registerStore } from '../../../state/registry.ts';
import { showBooks } from '../systems-routes.ts';

export const EVERY_ORDER: OrderQuery = {
  fromDay: null,
  toDay: null,
  devId: null,
  transId: null,
  status: null,
  isImported: null,
  start: 0,
};

/** What is looked for among the orders. It stays while one looks at another page of the books. */
export const useOrderSearch = create<OrderQuery>()(() => EVERY_ORDER);
registerStore(() => useOrderSearch.setState(EVERY_ORDER));

/** Whatever is asked anew begins at the first page. */
export const narrowOrders = (change: Partial<OrderQuery>) => useOrderSearch.setState({ start: 0, ...change });

/** The orders that a download was about. */
export function showOrdersOf({ fromDay, toDay, devId, transId, status }: DownloadWish): void {
  useOrderSearch.setState({ ...EVERY_ORDER, fromDay, toDay, devId, transId, status });
  showBooks('orders');
}
