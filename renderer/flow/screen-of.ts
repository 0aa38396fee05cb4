import type { DocumentOrderView } from '../../shared/contract/document-orders.ts';
import type { KioskStatus } from '../../shared/contract/kiosk.ts';
import type { SaleStage, SaleView } from '../../shared/contract/sale.ts';
import { assertNever } from '../../shared/domain/assert-never.ts';
import type { Step } from '../state/session-store.ts';
import type { StaffView } from '../state/staff-store.ts';

type StageOf<Kind extends SaleStage['kind']> = Extract<SaleStage, { kind: Kind }>;
export type QueueStage = StageOf<'ordering' | 'queued' | 'claim'>;
export type PaymentStage = Exclude<SaleStage, QueueStage>;
type OutOfService = Extract<KioskStatus, { kind: 'outOfService' }>;

/** What is on the screen. One member, one component. */
export type Screen =
  | { readonly kind: 'attract' | 'brand' | 'model' | 'design' | 'review' }
  | { readonly kind: 'staffPin' | 'staffPage' | 'staffSetUp' }
  | { readonly kind: 'payment'; readonly sale: SaleView; readonly stage: PaymentStage }
  | { readonly kind: 'queue'; readonly sale: SaleView; readonly stage: QueueStage }
  /** Null: nothing is ordered yet, and the shopper's own step is shown. */
  | { readonly kind: 'documents'; readonly order: DocumentOrderView | null }
  | { readonly kind: 'outOfService'; readonly status: OutOfService };

export interface FlowState {
  /** Null while the main process has not answered yet. */
  readonly status: KioskStatus | null;
  readonly staff: StaffView;
  readonly step: Step;
  readonly sale: SaleView | null;
  readonly documentOrder: DocumentOrderView | null;
  /** What the draft holds so far: a step that lacks what it builds on shows the step before it. */
  readonly draft: { readonly brand: boolean; readonly model: boolean; readonly print: boolean };
}

const STAFF_SCREENS = { pin: 'staffPin', open: 'staffPage', setUp: 'staffSetUp' } as const;

/** The screen for a state. A sale or an order comes before everything else: there may be money in it. */
export function screenOf(state: FlowState): Screen {
  if (state.sale) return screenOfSale(state.sale);
  if (state.documentOrder) return { kind: 'documents', order: state.documentOrder };
  const resting = state.step === 'attract';
  if (resting && state.staff !== 'closed') return { kind: STAFF_SCREENS[state.staff] };
  if (state.status?.kind === 'outOfService' && (resting || isLasting(state.status.reason))) {
    return { kind: 'outOfService', status: state.status };
  }
  return screenOfStep(state.step, state.draft);
}

function screenOfSale(sale: SaleView): Screen {
  const { stage } = sale;
  switch (stage.kind) {
    case 'preparing':
    case 'choosingPayment':
    case 'priceChanged':
    case 'couponChanged':
    case 'soldOut':
    case 'awaitingPayment':
    case 'paymentFailed':
    case 'paymentTimedOut':
    case 'returningMoney':
    case 'refunded':
    case 'cancelled':
    case 'failed':
      return { kind: 'payment', sale, stage };
    case 'ordering':
    case 'queued':
    case 'claim':
      return { kind: 'queue', sale, stage };
    default:
      return assertNever(stage);
  }
}

function screenOfStep(step: Step, draft: FlowState['draft']): Screen {
  switch (step) {
    case 'attract':
    case 'brand':
      return { kind: step };
    case 'documents':
      return { kind: step, order: null };
    case 'model':
      return { kind: draft.brand ? 'model' : 'brand' };
    case 'design':
      return { kind: draft.model ? 'design' : draft.brand ? 'model' : 'brand' };
    case 'review':
      return draft.print ? { kind: 'review' } : screenOfStep('design', draft);
    default:
      return assertNever(step);
  }
}

/**
 * Does this end a shopper's visit? What may pass in a moment (backend, hardware) does not take a design away: the
 * review asks again whether the kiosk can sell before any money moves.
 */
export function isLasting(reason: OutOfService['reason']): boolean {
  switch (reason) {
    case 'configuration':
    case 'storage':
    case 'staff':
      return true;
    case 'device':
    case 'backend':
    case 'starting':
      return false;
    default:
      return assertNever(reason);
  }
}
