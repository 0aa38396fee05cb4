import type { SaleView } from '../../../shared/contract/sale.ts';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { QueueStage } from '../../flow/screen-of.ts';
import { ClaimPanel } from './claim-panel.tsx';
import { OrderingPanel } from './ordering-panel.tsx';
import { QueuedPanel } from './queued-panel.tsx';
import './queue-screen.css';

export interface QueuePanelProps<Kind extends QueueStage['kind']> {
  readonly sale: SaleView;
  readonly stage: Extract<QueueStage, { kind: Kind }>;
}

/** After the money: the number, how far the case is, or the code that staff honour. */
export function QueueScreen({ sale, stage }: { readonly sale: SaleView; readonly stage: QueueStage }) {
  switch (stage.kind) {
    case 'ordering':
      return <OrderingPanel sale={sale} stage={stage} />;
    case 'queued':
      return <QueuedPanel sale={sale} stage={stage} />;
    case 'claim':
      return <ClaimPanel sale={sale} stage={stage} />;
    default:
      return assertNever(stage);
  }
}
