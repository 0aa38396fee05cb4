import type {
  DocumentGroup,
  DocumentOrderLine,
  MyDocumentOrders,
} from '../../../../shared/contract/document-orders.ts';
import { assertNever } from '../../../../shared/domain/assert-never.ts';
import {
  DOCUMENT_ORDER_GROUPS,
  type DocumentBackend,
  type DocumentOrderState,
  type DocumentOrderSummary,
} from '../../../backends/document-types.ts';
import type { DocumentOrderRecord } from './document-order.ts';

/** Of one page of the shop's list. */
const PAGE_ROWS = 100;
/** A session's orders are among the youngest of the account. */
const MAX_PAGES = 5;

/**
 * The orders of one shopper out of the shop's list, which is one for all shoppers of the account. What the shop cannot know (it has no
 * interface for "printed" and "collected") is the kiosk's own word.
 */
export async function listMyOrders(
  backend: Pick<DocumentBackend, 'listOrders'>,
  mine: readonly DocumentOrderRecord[],
  group: DocumentGroup,
): Promise<MyDocumentOrders> {
  const byNo = new Map(mine.flatMap((order) => (order.orderNo === null ? [] : [[order.orderNo, order]])));
  const found: DocumentOrderSummary[] = [];
  for (let page = 1; page <= MAX_PAGES && found.length < byNo.size; page += 1) {
    const listed = await backend.listOrders({ group: 'ALL', page, limits: PAGE_ROWS });
    if (!listed.ok) return { kind: 'away' };
    found.push(...listed.value.filter(({ orderId }) => byNo.has(orderId)));
    if (listed.value.length < PAGE_ROWS) break;
  }
  const lines = found.map((summary) => lineOf(summary, byNo.get(summary.orderId)));
  const isIn = (wanted: DocumentGroup) => lines.filter(({ state }) => isOfGroup(state, wanted));
  const amounts = Object.fromEntries(DOCUMENT_ORDER_GROUPS.map((each) => [each, isIn(each).length]));
  return { kind: 'orders', orders: isIn(group), amounts: amounts as Record<DocumentGroup, number> };
}

function lineOf(summary: DocumentOrderSummary, own: DocumentOrderRecord | undefined): DocumentOrderLine {
  const { orderId, orderedAtMs, moneyMinor, fileCount, filePrename } = summary;
  const state = stateOf(summary.state, own);
  const canCancel = state === 'PAYING' && own?.stage.kind === 'awaitingPayment';
  return { orderNo: orderId, state, orderedAtMs, moneyMinor, fileCount, fileName: filePrename, canCancel };
}

function stateOf(told: DocumentOrderState, own: DocumentOrderRecord | undefined): DocumentOrderState {
  if (told !== 'PAID') return told;
  if (own?.stage.kind === 'printed') return 'PRINTED';
  if (own?.stage.kind === 'collected') return 'FINISH';
  return own?.stage.kind === 'settled' ? (own.stage.how === 'refundedByHand' ? 'REFUNDED' : 'FINISH') : told;
}

/** FINISH holds CANCEL too, and REFUND what is refunded and on its way back. */
function isOfGroup(state: DocumentOrderState, group: DocumentGroup): boolean {
  switch (group) {
    case 'ALL':
      return true;
    case 'PAYING':
    case 'PAID':
    case 'PRINTED':
      return state === group;
    case 'FINISH':
      return state === 'FINISH' || state === 'CANCEL';
    case 'REFUND':
      return state === 'REFUNDING' || state === 'REFUNDED';
    default:
      return assertNever(group);
  }
}
