import { create } from 'zustand';
import type { DocumentOrderView } from '../../shared/contract/document-orders.ts';
import { registerStore } from './registry.ts';

export interface DocumentOrderState {
  /** The shopper's order of documents, as the main process last told it. */
  readonly documentOrder: DocumentOrderView | null;
  /** Counts the news about it, so that an answer that was overtaken by news is noticed. */
  readonly newsCount: number;
}

export const useDocumentOrderStore = create<DocumentOrderState>()(() => ({
  documentOrder: null,
  newsCount: 0,
}));

registerStore(() => showDocumentOrder(null));

/** Null: it is over for this screen. */
export function showDocumentOrder(documentOrder: DocumentOrderView | null): void {
  useDocumentOrderStore.setState({ documentOrder });
}

/** Takes in news. What is about an order that is not on this screen any more changes nothing on it. */
export function receiveDocumentOrder(order: DocumentOrderView): void {
  const { documentOrder, newsCount } = useDocumentOrderStore.getState();
  useDocumentOrderStore.setState({ newsCount: newsCount + 1 });
  if (documentOrder?.documentOrderId === order.documentOrderId) showDocumentOrder(order);
}
