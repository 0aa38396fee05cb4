import type { DocumentPrice } from '../../../../shared/contract/documents.ts';
import { useDocumentStore } from '../state/document-store.ts';

/** The price of all files. `isOld`: a choice has been made since, and its price is on the way. */
export type ShownPrice = DocumentPrice & { readonly isOld: boolean };

const NOTHING: DocumentPrice = { kind: 'nothingToPrint' };

export function usePrice(): ShownPrice {
  const price = useDocumentStore((state) => state.tray?.price ?? NOTHING);
  const isOld = useDocumentStore((state) => state.wanted.size > 0);
  return { ...price, isOld };
}
