import { Button } from '../../components/button.tsx';
import { CasePreview } from '../../components/case-preview.tsx';
import { ArrowIcon } from '../../components/icons.tsx';
import { useAction } from '../../components/use-action.ts';
import { abandonSale, acceptPrice } from '../../flow/sale-actions.ts';
import { useLanguage } from '../../state/language.ts';
import { PaymentFrame } from './payment-frame.tsx';
import type { PaymentPanelProps } from './payment-screen.tsx';

/** The price moved while the shopper designed: nothing goes on without their yes. */
export function PriceChangedPanel({ sale, stage }: PaymentPanelProps<'priceChanged'>) {
  const { t, money } = useLanguage();
  const [accept, accepting] = useAction(() => acceptPrice(sale.saleId, stage.newAmountMinor));
  const [decline, declining] = useAction(() => abandonSale(sale.saleId, 'review'));
  const newPrice = money(stage.newAmountMinor, sale.currency);
  return (
    <PaymentFrame
      title={t('payment.priceTitle')}
      onBack={decline}
      actions={
        <>
          <Button tone="primary" testId="accept-price" busy={accepting} onPress={accept}>
            {t('payment.acceptPrice', { price: newPrice })}
          </Button>
          <Button tone="outline" testId="decline-price" busy={declining} onPress={decline}>
            {t('payment.declinePrice')}
          </Button>
        </>
      }
    >
      <CasePreview portraitOnly />
      <div className="payment-middle payment-middle-low">
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
      </div>
    </PaymentFrame>
  );
}
