import { CheckIcon } from '../../components/icons.tsx';
import { Notice } from '../../components/notice.tsx';
import { ScreenFrame } from '../../components/screen-frame.tsx';
import { useLate } from '../../components/use-late.ts';
import { FLOW_DELAYS } from '../../flow/delays.ts';
import { useLanguage } from '../../state/language.ts';
import { QueueFrame } from './queue-frame.tsx';
import type { QueuePanelProps } from './queue-screen.tsx';

/** Paid; the number comes in a moment. If it does not, the shopper may leave with the payment's number. */
export function OrderingPanel({ sale, stage }: QueuePanelProps<'ordering'>) {
  const { t } = useLanguage();
  const late = useLate(FLOW_DELAYS.troubledAfterMs);
  const troubled = stage.troubled || late;
  const body = (
    <div className="queue-middle" role="status">
      <span className="queue-sign">
        <CheckIcon />
      </span>
      <p>{t('queue.orderingText')}</p>
      {troubled && sale.paymentId && (
        <p className="queue-fact">
          {t('queue.paymentNumber')}
          <strong data-testid="payment-id">{sale.paymentId}</strong>
        </p>
      )}
    </div>
  );
  if (troubled) {
    return (
      <QueueFrame
        sale={sale}
        title={t('queue.orderingTitle')}
        notices={<Notice tone="warning">{t('queue.orderingTroubled')}</Notice>}
      >
        {body}
      </QueueFrame>
    );
  }
  return (
    <ScreenFrame testId="queue" title={t('queue.orderingTitle')} help="queue" languages={false}>
      <div className="queue">{body}</div>
    </ScreenFrame>
  );
}
