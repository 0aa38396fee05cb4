import { newOrder } from './apply-order.ts';
import type { EventOf } from './events.ts';
import type { Sale } from './sale.ts';
import { NO_MONEY } from './sale-money.ts';

const NEW_SALE = {
  discount: null,
  offer: { kind: 'agreed' },
  attempts: [],
  activePaymentId: null,
  paidBy: null,
  closed: null,
  order: null,
  orderRefused: false,
  staffCancelled: false,
  round: 0,
  feed: null,
  print: null,
  dispense: null,
  collectedAtMs: null,
  claims: [],
  refunds: [],
  money: NO_MONEY,
  filesErased: false,
} as const;

export function beginSale(saleId: string, event: EventOf<'saleStarted'>): Sale {
  const { sessionId, modelId, brandId, modelName, priceMinor, currency, design, printFile } = event;
  const { memberId = null } = event;
  return {
    ...NEW_SALE,
    saleId,
    origin: 'screen',
    startedAtMs: event.atMs,
    sessionId,
    memberId,
    modelId,
    brandId,
    modelName,
    priceMinor,
    currency,
    design: { caseId: design.caseId, version: design.version },
    printFile,
    pictureUrl: null,
  };
}

export function adoptOrder(saleId: string, event: EventOf<'orderAdopted'>): Sale {
  const { backendOrderId, queueNo, status } = event;
  const order = { ...newOrder(event.orderId, null), attempted: true, status };
  return {
    ...NEW_SALE,
    saleId,
    origin: 'backend',
    startedAtMs: event.atMs,
    sessionId: null,
    memberId: null,
    modelId: '',
    brandId: '',
    modelName: event.modelName,
    priceMinor: 0,
    currency: event.currency,
    design: null,
    printFile: null,
    pictureUrl: event.pictureUrl,
    order: { ...order, placed: { backendOrderId, queueNo, atMs: event.atMs } },
  };
}
