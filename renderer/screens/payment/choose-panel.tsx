import { assertNever } from '../../../shared/domain/assert-never.ts';
import { CasePreview } from '../../components/case-preview.tsx';
import { Notice } from '../../components/notice.tsx';
import { useAction } from '../../components/use-action.ts';
import { abandonSale } from '../../flow/sale-actions.ts';
import { useLanguage } from '../../state/language.ts';
import { MoneyNotices, ReturnCashButton } from './money-notices.tsx';
import { PayMethods } from './pay-methods.tsx';
import { AmountLine, PaymentFrame } from './payment-frame.tsx';
import type { PaymentPanelProps } from './payment-screen.tsx';

type ChoosingStage = 'choosingPayment' | 'paymentFailed' | 'paymentTimedOut';

/** How to pay: for the first time, or again after an attempt that came to nothing. */
export function ChoosePanel({ sale, stage }: PaymentPanelProps<ChoosingStage>) {
  const { t } = useLanguage();
  const [goBack] = useAction(() => abandonSale(sale.saleId, 'review'));
  const none = !stage.methods.some((method) => method.available);
  return (
    <PaymentFrame
      title={t(titleKey(stage.kind))}
      {...(stage.kind === 'choosingPayment' && { lead: t('payment.chooseLead') })}
      onBack={goBack}
      notices={
        <>
          {none && <Notice tone="error">{t('payment.noneAvailable')}</Notice>}
          <MoneyNotices sale={sale} />
        </>
      }
      actions={<ReturnCashButton sale={sale} />}
    >
      <AmountLine sale={sale} />
      <CasePreview portraitOnly />
      <AttemptNotice stage={stage} />
      <PayMethods saleId={sale.saleId} methods={stage.methods} />
    </PaymentFrame>
  );
}

function titleKey(kind: ChoosingStage) {
  switch (kind) {
    case 'choosingPayment':
      return 'payment.chooseTitle';
    case 'paymentFailed':
      return 'payment.failedTitle';
    case 'paymentTimedOut':
      return 'payment.timedOutTitle';
    default:
      return assertNever(kind);
  }
}

function failureKey(
  reason: Extract<PaymentPanelProps<ChoosingStage>['stage'], { kind: 'paymentFailed' }>['reason'],
) {
  switch (reason) {
    case undefined:
      return 'payment.failedText';
    case 'denied':
      return 'payment.denied';
    case 'stopped':
      return 'payment.stopped';
    case 'readerAway':
      return 'payment.readerLost';
    case 'unclear':
      return 'payment.readerUnclear';
    default:
      return assertNever(reason);
  }
}

function AttemptNotice({ stage }: { readonly stage: PaymentPanelProps<ChoosingStage>['stage'] }) {
  const { t } = useLanguage();
  switch (stage.kind) {
    case 'choosingPayment':
      return null;
    case 'paymentFailed':
      return <Notice tone="warning">{t(failureKey(stage.reason))}</Notice>;
    case 'paymentTimedOut':
      return <Notice tone="warning">{t('payment.timedOutText')}</Notice>;
    default:
      return assertNever(stage);
  }
}
