import type { DocumentOrderView, DocumentStage } from '../../../../shared/contract/document-orders.ts';
import { assertNever } from '../../../../shared/domain/assert-never.ts';
import { formatAmount } from '../../../../shared/domain/money.ts';
import type { DocumentOrderRecord } from './document-order.ts';
import type { PrintProgress } from './print-steps.ts';

/** What the order alone does not know. */
export interface OrderViewContext {
  /** Template of the configuration, with `{order_id}` and `{amount}`. */
  readonly qr: string;
  readonly currency: string;
  readonly isTroubled: boolean;
  readonly progress: PrintProgress;
}

/** The order as the shopper's screen shows it. */
export function viewOrder(order: DocumentOrderRecord, context: OrderViewContext): DocumentOrderView {
  const { documentOrderId, orderNo, moneyMinor, settle, files } = order;
  return {
    ...{ documentOrderId, orderNo, moneyMinor, settle },
    fileNames: files.map(({ name }) => name),
    stage: stageOf(order, context),
  };
}

function stageOf(order: DocumentOrderRecord, context: OrderViewContext): DocumentStage {
  const { stage } = order;
  switch (stage.kind) {
    case 'recorded':
    case 'verifying':
    case 'checking':
      return { kind: 'verifying', troubled: context.isTroubled };
    case 'awaitingPayment':
      return {
        kind: 'awaitingPayment',
        qrText: qrTextOf(order, context),
        deadlineAtMs: stage.deadlineAtMs,
        troubled: context.isTroubled,
      };
    case 'closing':
      return stage.as;
    case 'refused':
      return { kind: 'refused', reason: stage.reason };
    case 'claim':
      return { kind: 'claim', code: stage.code, reason: stage.reason };
    case 'printing': {
      const sheets = order.files.reduce((sum, file) => sum + file.sheets, 0);
      return { kind: 'printing', sheets, ...context.progress };
    }
    case 'settled':
      return { kind: stage.how === 'refundedByHand' ? 'refunded' : 'collected' };
    case 'cancelled':
    case 'timedOut':
    case 'printed':
    case 'toBeDelivered':
    case 'collected':
    case 'refunding':
    case 'refunded':
      return { kind: stage.kind };
    default:
      return assertNever(stage);
  }
}

function qrTextOf({ orderNo, moneyMinor }: DocumentOrderRecord, { qr, currency }: OrderViewContext): string {
  return qr
    .replaceAll('{order_id}', encodeURIComponent(orderNo ?? ''))
    .replaceAll('{amount}', formatAmount(moneyMinor, currency));
}
