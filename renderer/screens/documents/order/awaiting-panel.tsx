import { useState } from 'react';
import { CountdownRing } from '../../../components/countdown-ring.tsx';
import { Notice } from '../../../components/notice.tsx';
import { QrCode } from '../../../components/qr-code.tsx';
import { useAction } from '../../../components/use-action.ts';
import { useLanguage } from '../../../state/language.ts';
import { StopSheet } from '../../payment/stop-sheet.tsx';
import { cancelOrder } from '../state/order-actions.ts';
import { AmountLine, DocumentPayFrame, OrderNumber } from './order-frames.tsx';
import type { OrderPanelProps } from './order-screen.tsx';

/** The payment is open: a code to scan, and the time that is left. */
export function AwaitingPanel({ order, stage }: OrderPanelProps<'awaitingPayment'>) {
  const { t } = useLanguage();
  const [asking, setAsking] = useState(false);
  const [stop, stopping] = useAction(() => cancelOrder(order.documentOrderId));
  return (
    <DocumentPayFrame
      title={t('documents.order.payTitle')}
      onBack={() => setAsking(true)}
      notices={stage.troubled && <Notice tone="warning">{t('payment.troubled')}</Notice>}
    >
      <AmountLine order={order} />
      <div className="payment-middle payment-middle-row">
        <div className="pay-code">
          <QrCode text={stage.qrText} label={t('documents.order.qrLabel')} testId="payment-qr" />
        </div>
        <div className="pay-beside">
          <div className="pay-time">
            <CountdownRing endsAtMs={stage.deadlineAtMs} label={t('payment.timeLeft')} />
            <p className="payment-words">{t('documents.order.payLead')}</p>
          </div>
          <OrderNumber orderNo={order.orderNo} />
        </div>
      </div>
      {asking && (
        <StopSheet
          busy={stopping}
          onStop={stop}
          onStay={() => setAsking(false)}
          stopText={t('documents.order.stopConfirm')}
        >
          <p>{t('documents.order.stopText')}</p>
        </StopSheet>
      )}
    </DocumentPayFrame>
  );
}
