import { PhoneScanIcon } from '../../components/icons.tsx';
import { QrCode } from '../../components/qr-code.tsx';
import { useLanguage } from '../../state/language.ts';

export interface PayCodeProps {
  readonly text: string;
  readonly method: string;
  /** The shopper has opened the payment on the phone: the code steps back behind the next thing to do. */
  readonly paying: boolean;
}

export function PayCode({ text, method, paying }: PayCodeProps) {
  const { t } = useLanguage();
  return (
    <div className={paying ? 'pay-code pay-code-veiled' : 'pay-code'}>
      <QrCode text={text} label={t('payment.qrLabel', { method })} testId="payment-qr" />
      {paying && (
        <div className="pay-code-cover" role="status" data-testid="paying">
          <PhoneScanIcon />
          <h2>{t('payment.payingTitle')}</h2>
        </div>
      )}
    </div>
  );
}
