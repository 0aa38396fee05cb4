import { Notice } from '../../../components/notice.tsx';
import { useLanguage } from '../../../state/language.ts';
import { PrinterIcon } from '../icons.tsx';
import { OrderNumber, PaidFrame } from './order-frames.tsx';
import type { OrderPanelProps } from './order-screen.tsx';

/** Paid, and sheet by sheet on its way out of the printer. */
export function PrintingPanel({ order, stage }: OrderPanelProps<'printing'>) {
  const { t } = useLanguage();
  const { sheets, sheetsDone, problem } = stage;
  return (
    <PaidFrame
      title={t('documents.order.printingTitle')}
      lead={t('documents.order.printingLead')}
      isUnfinished
      notices={problem && <Notice tone="warning">{t(`documents.printProblem.${problem}`)}</Notice>}
    >
      <div
        className="queue-middle"
        role="status"
        data-testid="document-progress"
        data-value={sheetsDone ?? ''}
      >
        <span className={problem ? 'print-scene print-scene-held' : 'print-scene'} aria-hidden="true">
          <span className="print-sheet" />
          <PrinterIcon />
        </span>
        {sheetsDone === null ? (
          <div className="payment-progress" />
        ) : (
          <progress
            className="print-bar"
            value={sheetsDone}
            max={sheets}
            aria-label={t('documents.order.progressLabel')}
          />
        )}
        <p className="print-count">
          {sheetsDone === null
            ? t('documents.order.sheets', { count: sheets })
            : t('documents.order.sheetsDone', { done: sheetsDone, count: sheets })}
        </p>
        <p>{t('documents.order.mayLeave')}</p>
        <OrderNumber orderNo={order.orderNo} />
      </div>
    </PaidFrame>
  );
}
