import { assertNever } from '../../../shared/domain/assert-never.ts';
import { orderStatusName } from '../../../shared/domain/order.ts';
import type { LanguageKey } from '../../state/language.ts';

export const PROGRESS_STEPS = ['waiting', 'printing', 'ready'] as const;
export type ProgressStep = (typeof PROGRESS_STEPS)[number];

/** What the shopper is told of an order status. `step` null: it is not on its way, so no progress is shown. */
export interface OrderProgress {
  readonly step: ProgressStep | null;
  readonly text: Extract<LanguageKey, `queue.status.${string}`>;
  readonly tone: 'normal' | 'done' | 'attention';
}

export function orderProgress(status: number): OrderProgress {
  const name = orderStatusName(status);
  switch (name) {
    case 'waitingForPayment':
    case 'paying':
    case 'paid':
    case 'waitingForPrinting':
      return { step: 'waiting', text: 'queue.status.waiting', tone: 'normal' };
    case 'printing':
      return { step: 'printing', text: 'queue.status.printing', tone: 'normal' };
    case 'printed':
      return { step: 'printing', text: 'queue.status.printed', tone: 'normal' };
    case 'dispensing':
      return { step: 'printing', text: 'queue.status.dispensing', tone: 'normal' };
    case 'dispensed':
    case 'pickingUp':
      return { step: 'ready', text: 'queue.status.ready', tone: 'done' };
    case 'pickedUp':
      return { step: 'ready', text: 'queue.status.collected', tone: 'done' };
    case 'cancelled':
    case 'paymentFailed':
    case 'printingFailed':
    case 'printingCancelled':
      return { step: null, text: 'queue.status.attention', tone: 'attention' };
    case 'refunding':
      return { step: null, text: 'queue.status.refunding', tone: 'attention' };
    case 'refunded':
      return { step: null, text: 'queue.status.refunded', tone: 'attention' };
    case 'unknown':
      return { step: null, text: 'queue.status.unknown', tone: 'normal' };
    default:
      return assertNever(name);
  }
}
