import { ShieldIcon } from '../../../components/icons.tsx';
import { useLanguage } from '../../../state/language.ts';
import { DocumentSlipNote } from '../../queue/slip-note.tsx';
import { OrderNumber, PaidFrame } from './order-frames.tsx';
import type { OrderPanelProps } from './order-screen.tsx';

/** Paid, and not printed as it should be: the code, what happened, and that the money is safe. */
export function ClaimPanel({ order, stage }: OrderPanelProps<'claim'>) {
  const { t } = useLanguage();
  return (
    <PaidFrame title={t('claim.title')} lead={t(`documents.order.claim.${stage.reason}`)}>
      <div className="queue-columns">
        <section className="queue-ticket claim-ticket">
          <p>{t('claim.code')}</p>
          <strong className="claim-code" data-testid="claim-code">
            {stage.code}
          </strong>
          <p>{t('claim.note')}</p>
          <DocumentSlipNote documentOrderId={order.documentOrderId} />
        </section>
        <ul className="claim-points">
          <li>
            <ShieldIcon />
            <p>{t('documents.order.claimMoney')}</p>
          </li>
        </ul>
        <OrderNumber orderNo={order.orderNo} />
      </div>
    </PaidFrame>
  );
}
