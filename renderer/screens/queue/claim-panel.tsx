import { InfoIcon, ShieldIcon } from '../../components/icons.tsx';
import { useLanguage } from '../../state/language.ts';
import { QueueFrame } from './queue-frame.tsx';
import type { QueuePanelProps } from './queue-screen.tsx';
import { SlipNote } from './slip-note.tsx';

/** A longer code than this is set smaller, so that it stays on one line. */
const LARGE_LENGTH = 8;

/** Paid and no case: the code, what happened, and that the money is safe. */
export function ClaimPanel({ sale, stage }: QueuePanelProps<'claim'>) {
  const { t } = useLanguage();
  return (
    <QueueFrame sale={sale} title={t('claim.title')} lead={t(`claim.reason.${stage.reason}`)}>
      <div className="queue-columns">
        <section className="queue-ticket claim-ticket">
          <p>{t('claim.code')}</p>
          <strong
            className={stage.code.length > LARGE_LENGTH ? 'claim-code claim-code-long' : 'claim-code'}
            data-testid="claim-code"
          >
            {stage.code}
          </strong>
          <p>{t('claim.note')}</p>
          <SlipNote saleId={sale.saleId} subject="code" />
        </section>
        <ul className="claim-points">
          <li>
            <ShieldIcon />
            <p>{t(stage.refundOnly || stage.reason === 'paidTwice' ? 'claim.refundOnly' : 'claim.money')}</p>
          </li>
          {(stage.queueNo || sale.paymentId) && (
            <li>
              <InfoIcon />
              <dl>
                {stage.queueNo && (
                  <Fact name={t('queue.title')} value={stage.queueNo} testId="queue-number" />
                )}
                {sale.paymentId && (
                  <Fact name={t('queue.paymentNumber')} value={sale.paymentId} testId="payment-id" />
                )}
              </dl>
            </li>
          )}
        </ul>
      </div>
    </QueueFrame>
  );
}

function Fact({
  name,
  value,
  testId,
}: {
  readonly name: string;
  readonly value: string;
  readonly testId: string;
}) {
  return (
    <div className="claim-fact">
      <dt>{name}</dt>
      <dd data-testid={testId}>{value}</dd>
    </div>
  );
}
