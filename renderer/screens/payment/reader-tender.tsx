import type { ReaderTender as Reader } from '../../../shared/contract/sale.ts';
import { CountdownRing } from '../../components/countdown-ring.tsx';
import { CheckIcon } from '../../components/icons.tsx';
import { useLanguage } from '../../state/language.ts';
import { PayTypeIcon } from './pay-methods.tsx';
import type { PaymentPanelProps } from './payment-screen.tsx';

export interface ReaderTenderProps extends PaymentPanelProps<'awaitingPayment'> {
  readonly reader: Reader;
}

/** What the reader wants of the shopper now, in its own states. */
export function ReaderTender({ sale, stage, reader }: ReaderTenderProps) {
  const { t, money } = useLanguage();
  const isPart = reader.dueMinor !== sale.amountMinor && reader.dueMinor > 0;
  return (
    <div className="payment-middle payment-middle-row">
      <span className={`payment-sign reader-sign reader-sign-${reader.state}`}>
        {reader.state === 'approved' ? <CheckIcon /> : <PayTypeIcon payType={stage.payType} />}
      </span>
      <div className="pay-beside">
        {isPart && (
          <p className="reader-due">
            <small>{t('payment.reader.due')}</small>
            <strong>{money(reader.dueMinor, sale.currency)}</strong>
          </p>
        )}
        <p className="reader-words" role="status" data-testid="reader-state" data-state={reader.state}>
          {t(`payment.reader.${reader.state}`)}
        </p>
        {reader.state !== 'approved' && (
          <div className="pay-time">
            <CountdownRing endsAtMs={stage.deadlineAtMs} label={t('payment.timeLeft')} />
          </div>
        )}
      </div>
    </div>
  );
}
