import { ArrowIcon } from '../../components/icons.tsx';
import { useLanguage } from '../../state/language.ts';
import { NewPriceFrame } from './new-price-frame.tsx';
import type { PaymentPanelProps } from './payment-screen.tsx';

/** The price moved while the shopper designed. */
export function PriceChangedPanel({ sale, stage: { newAmountMinor } }: PaymentPanelProps<'priceChanged'>) {
  const { t, money } = useLanguage();
  const newPrice = money(newAmountMinor, sale.currency);
  return (
    <NewPriceFrame
      sale={sale}
      newAmountMinor={newAmountMinor}
      title={t('payment.priceTitle')}
      acceptText={t('payment.acceptPrice', { price: newPrice })}
    >
      <dl className="prices">
        <div>
          <dt>{t('payment.oldPrice')}</dt>
          <dd>{money(sale.amountMinor, sale.currency)}</dd>
        </div>
        <ArrowIcon />
        <div>
          <dt>{t('payment.newPrice')}</dt>
          <dd>{newPrice}</dd>
        </div>
      </dl>
      <p className="payment-words">{t('payment.priceText')}</p>
    </NewPriceFrame>
  );
}
