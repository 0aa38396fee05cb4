import type { ReactNode } from 'react';
import type { DocumentOrderView } from '../../../../shared/contract/document-orders.ts';
import { Button } from '../../../components/button.tsx';
import { InfoIcon } from '../../../components/icons.tsx';
import type { LeaveQuestion } from '../../../components/leave-button.tsx';
import { ScreenFrame } from '../../../components/screen-frame.tsx';
import { useSecondsLeft } from '../../../components/use-now.ts';
import { useIdleStore } from '../../../flow/idle-store.ts';
import { leaveSession } from '../../../flow/session-actions.ts';
import { useKioskStore } from '../../../state/kiosk-store.ts';
import { useLanguage } from '../../../state/language.ts';
import { returnToFiles } from '../state/order-actions.ts';

export interface OrderFrameProps {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
  readonly notices?: ReactNode;
  readonly actions?: ReactNode;
  readonly onBack?: () => void;
  readonly leave?: LeaveQuestion;
}

/** The frame of all panels up to the payment. */
export function PayFrame({ leave = 'documents', children, ...props }: OrderFrameProps) {
  return (
    <ScreenFrame
      testId="document-payment"
      help="documents.payment"
      progress="payDocuments"
      languages={false}
      leave={leave}
      {...props}
    >
      <div className="payment">{children}</div>
    </ScreenFrame>
  );
}

export interface PaidFrameProps extends Omit<OrderFrameProps, 'leave' | 'onBack'> {
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

/** When the screen goes back to the start by itself, it says so ahead. */
function Returning() {
  const idle = useIdleStore((state) => state.idle);
  return idle.kind === 'leaving' && <Countdown endsAtMs={idle.endsAtMs} />;
}

function Countdown({ endsAtMs }: { readonly endsAtMs: number }) {
  const { t } = useLanguage();
  const count = useSecondsLeft(endsAtMs);
  return (
    <p className="queue-returns" role="timer">
      {t('queue.returns', { count })}
    </p>
  );
}

/** What is bought and what it costs, on every panel where money is meant. */
export function AmountLine({ order }: { readonly order: DocumentOrderView }) {
  const { t, money } = useLanguage();
  const currency = useKioskStore((state) => state.info?.currency) ?? 'CNY';
  const [first = '', ...others] = order.fileNames;
  return (
    <p className="payment-amount">
      <span>
        <small>{t('payment.amount')}</small>
        <span className="order-files">{first}</span>
        {others.length > 0 && t('documents.order.moreFiles', { count: others.length })}
      </span>
      <strong data-testid="document-amount" data-value={order.moneyMinor}>
        {money(order.moneyMinor, currency)}
      </strong>
    </p>
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

/** Why it did not go on, and what that means for the money. */
export function Message({ text, children }: { readonly text: string; readonly children?: ReactNode }) {
  return (
    <div className="payment-middle" role="status" data-testid="notice">
      <span className="payment-sign payment-sign-sad">
        <InfoIcon />
      </span>
      <p className="payment-words">{text}</p>
      {children}
    </div>
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
