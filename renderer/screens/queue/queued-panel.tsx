import { CasePreview } from '../../components/case-preview.tsx';
import { CheckIcon } from '../../components/icons.tsx';
import { useLanguage } from '../../state/language.ts';
import { orderProgress, PROGRESS_STEPS, type ProgressStep } from './order-progress.ts';
import { QueueFrame } from './queue-frame.tsx';
import type { QueuePanelProps } from './queue-screen.tsx';
import { SlipNote } from './slip-note.tsx';

/** A longer number than this is set smaller, so that it stays on one line. */
const LARGE_LENGTH = 5;

/** The number, large, and how far the case is. */
export function QueuedPanel({ sale, stage }: QueuePanelProps<'queued'>) {
  const { t, money } = useLanguage();
  const { discountMinor = 0 } = sale;
  const progress = orderProgress(stage.status);
  const waiting = progress.step === 'waiting';
  return (
    <QueueFrame sale={sale} title={t('queue.title')}>
      <div className="queue-columns">
        <section className="queue-ticket">
          <span
            className={
              stage.queueNo.length > LARGE_LENGTH ? 'queue-number queue-number-long' : 'queue-number'
            }
            data-testid="queue-number"
          >
            {stage.queueNo}
          </span>
          <SlipNote saleId={sale.saleId} subject="number" />
          {discountMinor > 0 && (
            <p className="queue-saved" data-testid="queue-saved">
              {t('queue.saved', { amount: money(discountMinor, sale.currency) })}
            </p>
          )}
        </section>
        <section className={`queue-state queue-${progress.tone}`}>
          {progress.step && <Steps now={progress.step} done={progress.tone === 'done'} />}
          <p className="queue-words" role="status" data-testid="order-status" data-status={stage.status}>
            <strong>{t(progress.text)}</strong>
            {waiting && (
              <span>{stage.ahead > 0 ? t('queue.ahead', { count: stage.ahead }) : t('queue.next')}</span>
            )}
          </p>
        </section>
      </div>
      <CasePreview portraitOnly />
      {progress.tone === 'normal' && <p className="queue-returns">{t('queue.board')}</p>}
    </QueueFrame>
  );
}

function Steps({ now, done }: { readonly now: ProgressStep; readonly done: boolean }) {
  const { t } = useLanguage();
  const nowIndex = PROGRESS_STEPS.indexOf(now);
  return (
    <ol className="queue-steps" aria-label={t('queue.steps.label')}>
      {PROGRESS_STEPS.map((step, index) => {
        const passed = index < nowIndex || (done && index === nowIndex);
        const current = index === nowIndex && !done;
        return (
          <li
            key={step}
            className={passed ? 'queue-step-done' : current ? 'queue-step-now' : undefined}
            aria-current={current ? 'step' : undefined}
          >
            <span aria-hidden="true">{passed ? <CheckIcon /> : index + 1}</span>
            {t(`queue.steps.${step}`)}
          </li>
        );
      })}
    </ol>
  );
}
