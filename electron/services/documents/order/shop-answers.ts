import { assertNever } from '../../../../shared/domain/assert-never.ts';
import type { DocumentOrder } from '../../../backends/document-types.ts';
import type { BackendError } from '../../../backends/types.ts';
import { compareSettlement } from '../price.ts';
import type { DocumentOrderRecord, RefusalReason } from './document-order.ts';
import type { OrderStore } from './order-store.ts';

/**
 * Why there is no order to pay for. `unclear`: the shop may have made one all the same; nobody was shown its code, so nobody pays it, and
 * the shop lets it lapse.
 */
export function refusalOf(error: BackendError): RefusalReason {
  switch (error.kind) {
    case 'unreachable':
      return error.sent ? 'unclear' : 'shopAway';
    case 'suspended':
    case 'unauthorised':
      return 'shopAway';
    case 'contract':
    case 'idTaken':
    case 'aborted':
      return 'unclear';
    case 'refused':
      return error.reason === 'wrongAmount' ? 'priceMismatch' : 'refusedByShop';
    default:
      return assertNever(error);
  }
}

/** What the shop's word about an order changes, and until when it may be paid if it has just been taken. Returns the order as it stands now. */
export function takeShopWord(
  store: OrderStore,
  order: DocumentOrderRecord,
  told: DocumentOrder,
  nowMs: number,
  deadlineAtMs: number,
): DocumentOrderRecord {
  const { stage } = order;
  const refund = refundOf(told);
  switch (stage.kind) {
    case 'checking':
      if (told.state === 'UNKNOWN') return order;
      if (!isOurs(order, told))
        return store.move(order, {
          kind: 'closing',
          as: { kind: 'refused', reason: 'priceMismatch' },
          isLeft: false,
        });
      if (told.state === 'PAYING') return store.move(order, { kind: 'awaitingPayment', deadlineAtMs });
      return takeEnd(store, order, told, nowMs);
    case 'awaitingPayment':
      return told.state === 'PAYING' ? order : takeEnd(store, order, told, nowMs);
    case 'closing':
      if (isMoneyThere(told)) {
        if (stage.as.kind === 'refused') return store.claim(order, 'priceMismatch');
        return stage.isLeft ? store.claim(order, 'paidLate') : takeEnd(store, order, told, nowMs);
      }
      return refund ? store.move(order, refund) : store.end(order, stage.as);
    case 'cancelled':
    case 'timedOut':
    case 'refused':
      if (isMoneyThere(told)) {
        const isMismatch = stage.kind === 'refused' && stage.reason === 'priceMismatch';
        return store.claim(order, isMismatch ? 'priceMismatch' : 'paidLate');
      }
      return refund ? store.move(order, refund) : order;
    case 'claim':
    case 'refunding': {
      const isNews = refund !== null && refund.kind !== stage.kind;
      return isNews ? store.move(order, { ...refund, code: stage.code }) : order;
    }
    default:
      // Printing and all that follows is our own affair.
      return order;
  }
}

/** The shop says that it is paid, cancelled or on its way back, before anybody gave it up. */
function takeEnd(
  store: OrderStore,
  order: DocumentOrderRecord,
  told: DocumentOrder,
  nowMs: number,
): DocumentOrderRecord {
  switch (told.state) {
    case 'PAID':
      if (!isOurs(order, told)) return store.claim(order, 'priceMismatch');
      if (order.dispatching) return store.move(order, { kind: 'toBeDelivered' });
      return store.move(order, { kind: 'printing', paidAtMs: nowMs, jobs: [] });
    case 'PRINTED':
    case 'FINISH':
      // It was paid, and not printed here.
      return store.claim(order, 'unclear');
    case 'CANCEL':
      return store.end(order, { kind: 'cancelled' });
    case 'REFUNDING':
      return store.move(order, { kind: 'refunding', code: null });
    case 'REFUNDED':
      return store.move(order, { kind: 'refunded', code: null });
    case 'PAYING':
    case 'UNKNOWN':
      return order;
    default:
      return assertNever(told.state);
  }
}

const isOurs = ({ moneyMinor, settle }: DocumentOrderRecord, told: DocumentOrder): boolean =>
  compareSettlement({ moneyMinor, settle }, told).ok;

const isMoneyThere = ({ state }: DocumentOrder): boolean => ['PAID', 'PRINTED', 'FINISH'].includes(state);

function refundOf({ state }: DocumentOrder) {
  if (state === 'REFUNDING') return { kind: 'refunding', code: null } as const;
  return state === 'REFUNDED' ? ({ kind: 'refunded', code: null } as const) : null;
}
