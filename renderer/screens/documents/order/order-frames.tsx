import type { DocumentOrderView } from '../../../../shared/contract/document-orders.ts';
import { Button } from '../../../components/button.tsx';
import { ScreenFrame } from '../../../components/screen-frame.tsx';
import { leaveSession } from '../../../flow/session-actions.ts';
import { useKioskStore } from '../../../state/kiosk-store.ts';
import { useLanguage } from '../../../state/language.ts';
import { AmountRow, PayFrame, type PayPanelProps } from '../../payment/pay-frame.tsx';
import { Returning } from '../../queue/returning.tsx';
import { returnToFiles } from '../state/order-actions.ts';

/** The frame of all panels up to the payment. */
export function DocumentPayFrame({ leave = 'documents', ...props }: PayPanelProps) {
  return (
    <PayFrame
      testId="document-payment"
      help="documents.payment"
      progress="payDocuments"
      leave={leave}
      {...props}
    />
  );
}

export interface PaidFrameProps extends Omit<PayPanelProps, 'leave' | 'onBack'> {
  /** There is something that the shopper had better do first, or wait for. */
  readonly isUnfinished?: boolean;
}

/** The frame after payment. There is nothing to go back to or to cancel; "Done" is always there. */
export function PaidFrame({ children, actions, isUnfinished = false, ...props }: PaidFrameProps) {
  const { t } = useLanguage();
  return (
    <ScreenFrame
      testId="document-printing"
      help="documents.printing"
      languages={false}
      actions={
        <>
          {isUnfinished && actions}
          <Button
            tone={isUnfinished ? 'outline' : 'primary'}
            testId="done"
            onPress={() => leaveSession('finished')}
          >
            {t('queue.done')}
          </Button>
          {!isUnfinished && actions}
          <Returning />
        </>
      }
      {...props}
    >
      <div className="queue">{children}</div>
    </ScreenFrame>
  );
}

/** The files and what they cost. */
export function AmountLine({ order }: { readonly order: DocumentOrderView }) {
  const { t, money } = useLanguage();
  const currency = useKioskStore((state) => state.info?.currency) ?? 'CNY';
  const [first = '', ...others] = order.fileNames;
  const amount = (
    <strong data-testid="document-amount" data-value={order.moneyMinor}>
      {money(order.moneyMinor, currency)}
    </strong>
  );
  return (
    <AmountRow amount={amount}>
      <span className="order-files">{first}</span>
      {others.length > 0 && t('documents.order.moreFiles', { count: others.length })}
    </AmountRow>
  );
}

/** The shop's own number of the order: staff find it by that. */
export function OrderNumber({ orderNo }: Pick<DocumentOrderView, 'orderNo'>) {
  const { t } = useLanguage();
  if (!orderNo) return null;
  return (
    <p className="queue-fact">
      {t('documents.order.number')}
      <strong data-testid="document-order-no">{orderNo}</strong>
    </p>
  );
}

/** The way back to the files, which are still there. */
export function BackToFiles() {
  const { t } = useLanguage();
  return (
    <Button tone="primary" testId="back" onPress={returnToFiles}>
      {t('documents.order.backToFiles')}
    </Button>
  );
}
