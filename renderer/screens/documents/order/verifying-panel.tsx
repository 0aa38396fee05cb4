import { Notice } from '../../../components/notice.tsx';
import { useAction } from '../../../components/use-action.ts';
import { useLate } from '../../../components/use-late.ts';
import { FLOW_DELAYS } from '../../../flow/delays.ts';
import { useLanguage } from '../../../state/language.ts';
import { PrinterIcon } from '../icons.tsx';
import { cancelOrder } from '../state/order-actions.ts';
import { AmountLine, DocumentPayFrame } from './order-frames.tsx';
import type { OrderPanelProps } from './order-screen.tsx';

/** The files are looked at once more and the shop is asked for its price. The wait has a limit, after which it says so. */
export function VerifyingPanel({ order, stage }: OrderPanelProps<'verifying'>) {
  const { t } = useLanguage();
  const late = useLate(FLOW_DELAYS.troubledAfterMs);
  const [stop] = useAction(() => cancelOrder(order.documentOrderId));
  return (
    <DocumentPayFrame
      title={t('documents.order.verifyingTitle')}
      onBack={stop}
      notices={
        (stage.troubled || late) && <Notice tone="warning">{t('documents.order.verifyingTroubled')}</Notice>
      }
    >
      <AmountLine order={order} />
      <div className="payment-middle" role="status">
        <span className="payment-sign">
          <PrinterIcon />
        </span>
        <div className="payment-progress" />
        <p className="payment-words">{t('documents.order.verifyingText')}</p>
      </div>
    </DocumentPayFrame>
  );
}
