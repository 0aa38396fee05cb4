import { useLanguage } from '../../../state/language.ts';
import { Message } from '../../payment/pay-frame.tsx';
import { BackToFiles, DocumentPayFrame, OrderNumber } from './order-frames.tsx';
import type { OrderPanelProps } from './order-screen.tsx';

/** Nothing was ordered, or what was ordered cannot be paid: no money moved, and the files are still there. */
export function RefusedPanel({ stage }: OrderPanelProps<'refused'>) {
  const { t } = useLanguage();
  return (
    <DocumentPayFrame title={t(`documents.order.refused.${stage.reason}.title`)} actions={<BackToFiles />}>
      <Message text={t(`documents.order.refused.${stage.reason}.text`)} />
    </DocumentPayFrame>
  );
}

export function CancelledPanel() {
  const { t } = useLanguage();
  return (
    <DocumentPayFrame title={t('documents.order.cancelledTitle')} actions={<BackToFiles />}>
      <Message text={t('documents.order.cancelledText')} />
    </DocumentPayFrame>
  );
}

/** No payment came in time. One that comes later is found, and kept for the shopper under the number. */
export function TimedOutPanel({ order }: OrderPanelProps<'timedOut'>) {
  const { t } = useLanguage();
  return (
    <DocumentPayFrame title={t('documents.order.timedOutTitle')} actions={<BackToFiles />}>
      <Message text={t('documents.order.timedOutText')}>
        <OrderNumber orderNo={order.orderNo} />
      </Message>
    </DocumentPayFrame>
  );
}
