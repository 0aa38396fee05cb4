import type { DocumentChoice, ShopperDocument } from '../../../../shared/contract/documents.ts';
import { useDocumentStore } from './document-store.ts';

export type ReadyDocument = Extract<ShopperDocument, { kind: 'ready' }>;

const NO_DOCUMENTS: readonly ShopperDocument[] = [];

export const isReady = (document: ShopperDocument): document is ReadyDocument => document.kind === 'ready';

export const useDocuments = (): readonly ShopperDocument[] =>
  useDocumentStore((state) => state.tray?.documents ?? NO_DOCUMENTS);

/** The files that can be printed. */
export const useReadyDocuments = (): readonly ReadyDocument[] => useDocuments().filter(isReady);

/** What the shopper last asked of this file, answered or not. */
export function useChoice({ documentId, choice }: ReadyDocument): DocumentChoice {
  return useDocumentStore((state) => state.wanted.get(documentId)) ?? choice;
}
