import type { DocumentOrderView, DocumentStage } from '../../../../shared/contract/document-orders.ts';
import { assertNever } from '../../../../shared/domain/assert-never.ts';
import '../../payment/payment-screen.css';
import '../../queue/queue-screen.css';
import { AwaitingPanel } from './awaiting-panel.tsx';
import { ClaimPanel } from './claim-panel.tsx';
import { CancelledPanel, RefusedPanel, TimedOutPanel } from './ended-panels.tsx';
import { FinishedPanel } from './finished-panel.tsx';
import { PrintedPanel } from './printed-panel.tsx';
import { PrintingPanel } from './printing-panel.tsx';
import { VerifyingPanel } from './verifying-panel.tsx';
import './order.css';

export interface OrderPanelProps<Kind extends DocumentStage['kind']> {
  readonly order: DocumentOrderView;
  readonly stage: Extract<DocumentStage, { kind: Kind }>;
}

/** From the order to the sheets in the shopper's hand: one panel per stage that the main process tells. */
export function OrderScreen({ order }: { readonly order: DocumentOrderView }) {
  const { stage } = order;
  switch (stage.kind) {
    case 'verifying':
      return <VerifyingPanel order={order} stage={stage} />;
    case 'refused':
      return <RefusedPanel order={order} stage={stage} />;
    case 'awaitingPayment':
      return <AwaitingPanel order={order} stage={stage} />;
    case 'cancelled':
      return <CancelledPanel />;
    case 'timedOut':
      return <TimedOutPanel order={order} stage={stage} />;
    case 'printing':
      return <PrintingPanel order={order} stage={stage} />;
    case 'printed':
      return <PrintedPanel order={order} stage={stage} />;
    case 'toBeDelivered':
    case 'collected':
    case 'refunding':
    case 'refunded':
      return <FinishedPanel order={order} stage={stage} />;
    case 'claim':
      return <ClaimPanel order={order} stage={stage} />;
    default:
      return assertNever(stage);
  }
}
