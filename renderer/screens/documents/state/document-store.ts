import { create } from 'zustand';
import type { DispatchingWish } from '../../../../shared/contract/document-orders.ts';
import type { DocumentChoice, DocumentTray } from '../../../../shared/contract/documents.ts';
import { registerStore } from '../../../state/registry.ts';

/** Where the shopper is before they order. From then on the order's stage decides what is shown. */
export type DocumentStep = 'files' | 'options' | 'review';

export type AddressDraft = { readonly [Name in keyof DispatchingWish]: string };

export interface DocumentState {
  readonly step: DocumentStep;
  /** Null until the main process has told it. */
  readonly tray: DocumentTray | null;
  /** The file whose options are shown; null: the first one. */
  readonly shownId: string | null;
  /** Choices that the main process has not answered yet, by file. */
  readonly wanted: ReadonlyMap<string, DocumentChoice>;
  /** Null: collected at the kiosk. */
  readonly address: AddressDraft | null;
}

export const NO_ADDRESS: AddressDraft = { nickname: '', phone: '', address: '', message: '' };

const nothingYet: DocumentState = {
  step: 'files',
  tray: null,
  shownId: null,
  wanted: new Map(),
  address: null,
};

export const useDocumentStore = create<DocumentState>()(() => nothingYet);

registerStore(() => useDocumentStore.setState(nothingYet));

export const goToDocumentStep = (step: DocumentStep): void => useDocumentStore.setState({ step });
