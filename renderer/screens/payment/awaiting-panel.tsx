import { useState } from 'react';
import type { PayMethod } from '../../../shared/contract/sale.ts';
import { Button } from '../../components/button.tsx';
import { CountdownRing } from '../../components/countdown-ring.tsx';
import { Notice } from '../../components/notice.tsx';
import { useAction } from '../../components/use-action.ts';
import { abandonSale } from '../../flow/sale-actions.ts';
import { useKioskStore } from '../../state/kiosk-store.ts';
import { useLanguage } from '../../state/language.ts';
import { useSaleStore } from '../../state/sale-store.ts';
import { CashTender } from './cash-tender.tsx';
import { MoneyNotices, ReturnCashButton } from './money-notices.tsx';
import { PayCode } from './pay-code.tsx';
import { PayMethods, PayTypeIcon } from './pay-methods.tsx';
import { payTypeWords } from './pay-types.ts';
import { AmountLine, PaymentFrame } from './payment-frame.tsx';
import type { PaymentPanelProps } from './payment-screen.tsx';
import { ReaderTender } from './reader-tender.tsx';
import { StaffConfirm } from './staff-confirm.tsx';
import { StopQuestion } from './stop-question.tsx';

/** The payment is open: a code to scan, or what to do at the machine, and the time that is left. */
export function AwaitingPanel({ sale, stage }: PaymentPanelProps<'awaitingPayment'>) {
  const { t } = useLanguage();
  const [asking, setAsking] = useState(false);
  const [changing, setChanging] = useState(false);
  const methods = useOfferedMethods();
  const [stop, stopping] = useAction(() => abandonSale(sale.saleId, 'review'));
  const words = payTypeWords(stage.payType);
  const method = t(words.name);
  const others = methods.filter((each) => each.payType !== stage.payType);
  const scan = stage.qrText !== '';
  return (
    <PaymentFrame
      title={scan ? t('payment.scanTitle', { method }) : t(words.title)}
      onBack={() => setAsking(true)}
      notices={
        <>
          {sale.soldOffline && <Notice tone="info">{t('offline.paying')}</Notice>}
          {stage.troubled && <Notice tone="warning">{t('payment.troubled')}</Notice>}
          <MoneyNotices sale={sale} quiet={stage.cash !== undefined} />
          {stage.cash?.note && <Notice tone="warning">{t(`payment.cash.note.${stage.cash.note}`)}</Notice>}
        </>
      }
      actions={
        <>
          {others.length > 0 && !stage.paying && (
            <Button tone="outline" testId="change-payment" onPress={() => setChanging(!changing)}>
              {t('payment.change')}
            </Button>
          )}
          <ReturnCashButton sale={sale} />
        </>
      }
    >
      <AmountLine sale={sale} />
      {changing && !stage.paying ? (
        <PayMethods saleId={sale.saleId} methods={methods} />
      ) : (
        <Tender sale={sale} stage={stage} />
      )}
      {asking && <StopQuestion busy={stopping} onStop={stop} onStay={() => setAsking(false)} />}
    </PaymentFrame>
  );
}

function Tender({ sale, stage }: PaymentPanelProps<'awaitingPayment'>) {
  const { t } = useLanguage();
  const { cash, reader, staffDueMinor, qrText } = stage;
  if (cash) return <CashTender sale={sale} stage={stage} cash={cash} />;
  if (reader) return <ReaderTender sale={sale} stage={stage} reader={reader} />;
  return (
    <div className="payment-middle payment-middle-row">
      {qrText === '' ? (
        <span className="payment-sign">
          <PayTypeIcon payType={stage.payType} />
        </span>
      ) : (
        <PayCode text={qrText} method={t(payTypeWords(stage.payType).name)} paying={stage.paying} />
      )}
      <div className="pay-beside">
        <div className="pay-time">
          <CountdownRing endsAtMs={stage.deadlineAtMs} label={t('payment.timeLeft')} />
          <p className="payment-words">{t(wordsKey(stage))}</p>
        </div>
        {staffDueMinor !== undefined && <StaffConfirm sale={sale} dueMinor={staffDueMinor} />}
      </div>
    </div>
  );
}

function wordsKey(stage: PaymentPanelProps<'awaitingPayment'>['stage']) {
  if (stage.paying) return 'payment.payingText';
  return stage.qrText === '' ? payTypeWords(stage.payType).how : 'payment.scanLead';
}

/** The methods that were offered last. A page that was loaded anew knows those of the configuration only. */
function useOfferedMethods(): readonly PayMethod[] {
  const offered = useSaleStore((state) => state.payMethods);
  const configured = useKioskStore((state) => state.info?.payTypes);
  if (offered.length > 0) return offered;
  return (configured ?? []).map((payType) => ({ payType, available: true, reason: null }));
}
