import type { SaleView } from '../../../shared/contract/sale.ts';
import { Button } from '../../components/button.tsx';
import { useAction } from '../../components/use-action.ts';
import { abandonSale, returnToDraft } from '../../flow/sale-actions.ts';
import { leaveSession } from '../../flow/session-actions.ts';
import { useDraftStore } from '../../state/draft-store.ts';
import { useLanguage } from '../../state/language.ts';
import { Message } from './pay-frame.tsx';
import { PaymentFrame } from './payment-frame.tsx';
import type { PaymentPanelProps } from './payment-screen.tsx';

/** Sold out between review and payment. The design goes along to another model. */
export function SoldOutPanel({ sale }: { readonly sale: SaleView }) {
  const { t } = useLanguage();
  const hasDraft = useDraftStore((draft) => draft.design !== null);
  const [chooseOther, busy] = useAction(() => abandonSale(sale.saleId, 'model'));
  return (
    <PaymentFrame
      title={t('payment.soldOutTitle')}
      leave="design"
      onBack={chooseOther}
      actions={
        <Button tone="primary" testId="other-model" busy={busy} onPress={chooseOther}>
          {t('payment.otherModel')}
        </Button>
      }
    >
      <Message text={t(hasDraft ? 'payment.soldOutText' : 'payment.soldOutRestart')} />
    </PaymentFrame>
  );
}

/** The sale was called off, by the shopper or by the main process. */
export function CancelledPanel({ sale }: { readonly sale: SaleView }) {
  const { t, money } = useLanguage();
  const hasDraft = useDraftStore((draft) => draft.model !== null);
  const returnedText = ({ returnedMinor = 0, currency }: SaleView) =>
    t('payment.returned', { amount: money(returnedMinor, currency) });
  return (
    <PaymentFrame
      title={t('payment.cancelledTitle')}
      leave={hasDraft ? 'design' : 'nothing'}
      actions={
        hasDraft ? (
          <Button tone="primary" testId="back" onPress={() => returnToDraft('review')}>
            {t('payment.backToReview')}
          </Button>
        ) : (
          <Button tone="primary" testId="finish" onPress={() => leaveSession('cancelled')}>
            {t('payment.finish')}
          </Button>
        )
      }
    >
      <Message text={sale.returnedMinor ? returnedText(sale) : t('payment.cancelledText')} />
    </PaymentFrame>
  );
}

/** Paid at the reader, no case, and the reader has given all of it back. */
export function RefundedPanel({ sale, stage }: PaymentPanelProps<'refunded'>) {
  const { t, money } = useLanguage();
  return (
    <PaymentFrame
      title={t('payment.refunded.title')}
      leave="nothing"
      actions={
        <Button tone="primary" testId="finish" onPress={() => leaveSession('finished')}>
          {t('payment.finish')}
        </Button>
      }
    >
      <Message text={t('payment.refunded.text', { amount: money(stage.amountMinor, sale.currency) })} />
    </PaymentFrame>
  );
}

/** The sale could not be prepared. No money moved; the draft is still there. */
export function SaleFailedPanel({ sale, stage }: PaymentPanelProps<'failed'>) {
  const { t } = useLanguage();
  const gone = stage.reason === 'modelGone';
  const hasDraft = useDraftStore((draft) => draft.model !== null);
  const [goBack, busy] = useAction(() => abandonSale(sale.saleId, gone ? 'model' : 'review'));
  return (
    <PaymentFrame
      title={t('payment.saleFailedTitle')}
      leave={hasDraft ? 'design' : 'nothing'}
      actions={
        hasDraft || gone ? (
          <Button tone="primary" testId="back" busy={busy} onPress={goBack}>
            {t(gone ? 'payment.otherModel' : 'payment.backToReview')}
          </Button>
        ) : (
          <Button tone="primary" testId="finish" onPress={() => leaveSession('cancelled')}>
            {t('payment.finish')}
          </Button>
        )
      }
    >
      <Message text={t(`payment.saleFailed.${stage.reason}`)} />
    </PaymentFrame>
  );
}
