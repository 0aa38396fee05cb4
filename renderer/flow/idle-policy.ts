import type { DocumentOrderView } from '../../shared/contract/document-orders.ts';
import { assertNever } from '../../shared/domain/assert-never.ts';
import { FLOW_DELAYS } from './delays.ts';
import type { IdlePolicy } from './idle.ts';
import type { PaymentStage, QueueStage, Screen } from './screen-of.ts';

/** Begins the keys of screens of documents on which nothing is left to be done. */
export const FINISHED_KEY = 'documents:finished';

/** What an untouched screen does. `idleSeconds` is the kiosk's setting. */
export function idlePolicyOf(screen: Screen, idleSeconds: number): IdlePolicy {
  const afterMs = idleSeconds * 1000;
  switch (screen.kind) {
    case 'attract':
    case 'outOfService':
      return { kind: 'off', key: screen.kind };
    case 'brand':
    case 'model':
    case 'design':
    case 'review':
      return { kind: 'ask', key: screen.kind, afterMs, notBeforeMs: 0 };
    case 'payment':
      return paymentPolicy(screen.stage, afterMs);
    case 'queue':
      return queuePolicy(screen.stage, afterMs);
    case 'documents':
      return documentPolicy(screen.order, afterMs);
    case 'staffPin':
      return { kind: 'leave', key: screen.kind, afterMs: FLOW_DELAYS.staffPinMs };
    case 'staffPage':
    case 'staffSetUp':
      return { kind: 'leave', key: screen.kind, afterMs: FLOW_DELAYS.staffPageMs };
    default:
      return assertNever(screen);
  }
}

/** While a payment is open, its own deadline rules: the shopper is busy with their phone. */
function paymentPolicy(stage: PaymentStage, afterMs: number): IdlePolicy {
  const notBeforeMs = stage.kind === 'awaitingPayment' ? stage.deadlineAtMs : 0;
  return { kind: 'ask', key: `payment:${stage.kind}`, afterMs, notBeforeMs };
}

function queuePolicy(stage: QueueStage, afterMs: number): IdlePolicy {
  const key = `queue:${stage.kind}`;
  switch (stage.kind) {
    case 'ordering':
      return { kind: 'ask', key, afterMs, notBeforeMs: 0 };
    case 'queued':
      // A new status is worth another look, so it starts the wait anew.
      return { kind: 'leave', key: `${key}:${stage.status}`, afterMs: FLOW_DELAYS.queueReturnMs };
    case 'claim':
      return { kind: 'leave', key, afterMs: FLOW_DELAYS.claimReturnMs };
    default:
      return assertNever(stage);
  }
}

/** Paid sheets take as long as they take; each that comes out is worth another look, so it starts the wait anew. */
function documentPolicy(order: DocumentOrderView | null, afterMs: number): IdlePolicy {
  if (!order) return { kind: 'ask', key: 'documents', afterMs, notBeforeMs: 0 };
  const { stage } = order;
  const key = `documents:${stage.kind}`;
  switch (stage.kind) {
    case 'verifying':
    case 'refused':
    case 'cancelled':
    case 'timedOut':
      return { kind: 'ask', key, afterMs, notBeforeMs: 0 };
    case 'awaitingPayment':
      return { kind: 'ask', key, afterMs, notBeforeMs: stage.deadlineAtMs };
    case 'printing':
      return { kind: 'ask', key: `${key}:${stage.sheetsDone}`, afterMs, notBeforeMs: 0 };
    case 'printed':
    case 'toBeDelivered':
    case 'collected':
    case 'refunding':
    case 'refunded':
      return { kind: 'leave', key: `${FINISHED_KEY}:${stage.kind}`, afterMs: FLOW_DELAYS.queueReturnMs };
    case 'claim':
      return { kind: 'leave', key: `${FINISHED_KEY}:${stage.kind}`, afterMs: FLOW_DELAYS.claimReturnMs };
    default:
      return assertNever(stage);
  }
}
