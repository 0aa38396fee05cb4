import type { DocumentOrderGroup } from '../../../backends/document-types.ts';
import type { DemoDocumentOrder } from './store.ts';

export type DemoState = DemoDocumentOrder['state'];

/** What is printed is not refunded, and what is paid is not cancelled. */
const MOVES: Readonly<Record<DemoState, readonly DemoState[]>> = {
  PAYING: ['PAID', 'CANCEL'],
  PAID: ['PRINTED', 'REFUNDING'],
  PRINTED: ['FINISH'],
  FINISH: [],
  CANCEL: [],
  REFUNDING: ['REFUNDED'],
  REFUNDED: [],
};
export const mayMove = (from: DemoState, to: DemoState): boolean => MOVES[from].includes(to);

/** The document's table of what is listed where; ALL holds every one. */
const GROUPS: Readonly<Record<Exclude<DocumentOrderGroup, 'ALL'>, readonly DemoState[]>> = {
  PAYING: ['PAYING'],
  PAID: ['PAID'],
  PRINTED: ['PRINTED'],
  FINISH: ['FINISH', 'CANCEL'],
  REFUND: ['REFUNDING', 'REFUNDED'],
};
export const isInGroup = (state: DemoState, group: DocumentOrderGroup): boolean =>
  group === 'ALL' || GROUPS[group].includes(state);
