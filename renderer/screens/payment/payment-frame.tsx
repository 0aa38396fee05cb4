import type { SaleView } from '../../../shared/contract/sale.ts';
import { useLanguage } from '../../state/language.ts';
import { AmountRow, PayFrame, type PayPanelProps } from './pay-frame.tsx';

/** The frame of all payment panels. */
export function PaymentFrame({ leave = 'payment', ...props }: PayPanelProps) {
  return <PayFrame testId="payment" help="payment" progress="payment" leave={leave} {...props} />;
}

/** The case and its price, with what a coupon took off. */
export function AmountLine({ sale }: { readonly sale: SaleView }) {
  const { t, money } = useLanguage();
  const { discountMinor = 0 } = sale;
  return (
    <AmountRow amount={<strong>{money(sale.amountMinor, sale.currency)}</strong>}>
      {sale.modelName}
      {discountMinor > 0 && (
        <small data-testid="payment-discount">
          {t('payment.discount', {
            price: money(sale.amountMinor + discountMinor, sale.currency),
            discount: money(discountMinor, sale.currency),
          })}
        </small>
      )}
    </AmountRow>
  );
}
