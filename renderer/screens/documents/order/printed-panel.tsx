import { Button } from '../../../components/button.tsx';
import { CheckIcon } from '../../../components/icons.tsx';
import { useAction } from '../../../components/use-action.ts';
import { useLanguage } from '../../../state/language.ts';
import { confirmCollected } from '../state/order-actions.ts';
import { OrderNumber, PaidFrame } from './order-frames.tsx';
import type { OrderPanelProps } from './order-screen.tsx';

/** Everything is out. The shopper takes it and says so. */
export function PrintedPanel({ order }: OrderPanelProps<'printed'>) {
  const { t } = useLanguage();
  const [confirm, confirming] = useAction(() => confirmCollected(order.documentOrderId));
  return (
    <PaidFrame
      title={t('documents.order.printedTitle')}
      isUnfinished
      actions={
        <Button tone="primary" testId="document-collected" busy={confirming} onPress={confirm}>
          {t('documents.order.collected')}
        </Button>
      }
    >
      <div className="queue-middle" role="status">
        <span className="queue-sign">
          <CheckIcon />
        </span>
        <p>{t('documents.order.printedText')}</p>
        <OrderNumber orderNo={order.orderNo} />
      </div>
    </PaidFrame>
  );
}
