import { CasePreview } from '../../components/case-preview.tsx';
import { Notice } from '../../components/notice.tsx';
import { useAction } from '../../components/use-action.ts';
import { useLate } from '../../components/use-late.ts';
import { FLOW_DELAYS } from '../../flow/delays.ts';
import { abandonSale } from '../../flow/sale-actions.ts';
import { useLanguage } from '../../state/language.ts';
import { AmountLine, PaymentFrame } from './payment-frame.tsx';
import type { PaymentPanelProps } from './payment-screen.tsx';

/** The picture is being handed over. The wait has a limit: after it the shopper hears that it takes long. */
export function PreparingPanel({ sale, stage }: PaymentPanelProps<'preparing'>) {
  const { t } = useLanguage();
  const late = useLate(FLOW_DELAYS.troubledAfterMs);
  const [goBack] = useAction(() => abandonSale(sale.saleId, 'review'));
  return (
    <PaymentFrame
      title={t('payment.preparingTitle')}
      onBack={goBack}
      notices={(stage.troubled || late) && <Notice tone="warning">{t('payment.preparingTroubled')}</Notice>}
    >
      <AmountLine sale={sale} />
      <CasePreview />
      <div className="payment-middle payment-middle-low" role="status">
        <div className="payment-progress" />
        <p className="payment-words">{t('payment.preparingText')}</p>
      </div>
    </PaymentFrame>
  );
}
