import type { ReactNode } from 'react';
import type { SaleView } from '../../../shared/contract/sale.ts';
import { Button } from '../../components/button.tsx';
import { CasePreview } from '../../components/case-preview.tsx';
import { useAction } from '../../components/use-action.ts';
import { abandonSale, acceptPrice } from '../../flow/sale-actions.ts';
import { useLanguage } from '../../state/language.ts';
import { PaymentFrame } from './payment-frame.tsx';

export interface NewPriceFrameProps {
  readonly sale: SaleView;
  readonly newAmountMinor: number;
  readonly title: string;
  readonly acceptText: string;
  /** What happened to the price. */
  readonly children: ReactNode;
}

/** Another price than the shopper agreed to: nothing goes on without their yes. */
export function NewPriceFrame({ sale, newAmountMinor, title, acceptText, children }: NewPriceFrameProps) {
  const { t } = useLanguage();
  const [accept, accepting] = useAction(() => acceptPrice(sale.saleId, newAmountMinor));
  const [decline, declining] = useAction(() => abandonSale(sale.saleId, 'review'));
  return (
    <PaymentFrame
      title={title}
      onBack={decline}
      actions={
        <>
          <Button tone="primary" testId="accept-price" busy={accepting} onPress={accept}>
            {acceptText}
          </Button>
          <Button tone="outline" testId="decline-price" busy={declining} onPress={decline}>
            {t('payment.declinePrice')}
          </Button>
        </>
      }
    >
      <CasePreview portraitOnly />
      <div className="payment-middle payment-middle-low">{children}</div>
    </PaymentFrame>
  );
}
