import type { ReactNode } from 'react';
import { InfoIcon } from '../../components/icons.tsx';
import { ScreenFrame, type ScreenFrameProps } from '../../components/screen-frame.tsx';
import { useLanguage } from '../../state/language.ts';

/** What a panel before the payment says of itself; the rest is the same on all of them. */
export type PayPanelProps = Pick<
  ScreenFrameProps,
  'title' | 'lead' | 'children' | 'notices' | 'actions' | 'onBack' | 'leave'
>;

type PayFrameProps = PayPanelProps & Pick<ScreenFrameProps, 'testId' | 'help' | 'progress'>;

/** The frame of every panel on which something is paid: a case, or documents. */
export function PayFrame({ children, ...props }: PayFrameProps) {
  return (
    <ScreenFrame languages={false} {...props}>
      <div className="payment">{children}</div>
    </ScreenFrame>
  );
}

/** What is bought and what it costs, on every panel where money is meant. */
export function AmountRow({
  children,
  amount,
}: {
  readonly children: ReactNode;
  readonly amount: ReactNode;
}) {
  const { t } = useLanguage();
  return (
    <p className="payment-amount">
      <span>
        <small>{t('payment.amount')}</small>
        {children}
      </span>
      {amount}
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
