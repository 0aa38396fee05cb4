import type { ReactNode } from 'react';
import type { SaleView } from '../../../shared/contract/sale.ts';
import type { LeaveQuestion } from '../../components/leave-button.tsx';
import { ScreenFrame } from '../../components/screen-frame.tsx';
import { useLanguage } from '../../state/language.ts';

export interface PaymentFrameProps {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
  readonly notices?: ReactNode;
  readonly actions?: ReactNode;
  readonly onBack?: () => void;
  readonly leave?: LeaveQuestion;
}

/** The frame of all payment panels. */
export function PaymentFrame({ leave = 'payment', children, ...props }: PaymentFrameProps) {
  return (
    <ScreenFrame
      testId="payment"
      help="payment"
      progress="payment"
      languages={false}
      leave={leave}
      {...props}
    >
      <div className="payment">{children}</div>
    </ScreenFrame>
  );
}

/** What is bought and what it costs, on every panel where money is meant. */
export function AmountLine({ sale }: { readonly sale: SaleView }) {
  const { t, money } = useLanguage();
  const { discountMinor = 0 } = sale;
  return (
    <p className="payment-amount">
      <span>
        <small>{t('payment.amount')}</small>
        {sale.modelName}
        {discountMinor > 0 && (
          <small data-testid="payment-discount">
            {t('payment.discount', {
              price: money(sale.amountMinor + discountMinor, sale.currency),
              discount: money(discountMinor, sale.currency),
            })}
          </small>
        )}
      </span>
      <strong>{money(sale.amountMinor, sale.currency)}</strong>
    </p>
  );
}
