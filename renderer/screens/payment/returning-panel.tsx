import { CashIcon } from '../../components/icons.tsx';
import { useLanguage } from '../../state/language.ts';
import { MoneyNotices } from './money-notices.tsx';
import { PaymentFrame } from './payment-frame.tsx';
import type { PaymentPanelProps } from './payment-screen.tsx';

/** The shopper's coins are coming out. It ends by itself: in coins, or in a code for what the machine cannot give. */
export function ReturningPanel({ sale, stage }: PaymentPanelProps<'returningMoney'>) {
  const { t, money } = useLanguage();
  const paid = money(stage.paidMinor, sale.currency);
  const amount = money(stage.amountMinor, sale.currency);
  return (
    <PaymentFrame title={t('payment.returning.title')} notices={<MoneyNotices sale={sale} quiet />}>
      <div className="payment-middle" role="status">
        <span className="payment-sign returning-sign">
          <CashIcon />
        </span>
        <p className="returning-sum" data-testid="returning" data-value={stage.amountMinor}>
          {t('payment.returning.progress', { paid, amount })}
        </p>
        <p className="payment-words">{t('payment.returning.text')}</p>
      </div>
    </PaymentFrame>
  );
}
