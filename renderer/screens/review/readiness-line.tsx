import type { Readiness } from '../../../shared/contract/sale.ts';
import { Button } from '../../components/button.tsx';
import { CheckIcon, ClockIcon } from '../../components/icons.tsx';
import { Notice } from '../../components/notice.tsx';
import { useLanguage } from '../../state/language.ts';

export interface ReadinessLineProps {
  readonly readiness: Readiness | undefined;
  readonly failed: boolean;
  readonly onRetry: () => void;
}

/** Can it be sold now? What cannot be finished cannot be bought, and the shopper hears why. */
export function ReadinessLine({ readiness, failed, onRetry }: ReadinessLineProps) {
  const { t } = useLanguage();
  if (!readiness) return failed ? <NotAnswering onRetry={onRetry} /> : <Checking />;
  if (readiness.ready) {
    return (
      <p className="review-ready" id="readiness" role="status">
        <CheckIcon />
        {t('review.ready')}
      </p>
    );
  }
  return (
    <div id="readiness">
      <Notice tone="warning" title={t('review.notReadyTitle')}>
        {readiness.problems.map((problem) => (
          <span key={problem} className="notice-line">
            {t(`readiness.${problem}`)}
          </span>
        ))}
        <span className="notice-line">{t('review.notReadyText')}</span>
      </Notice>
    </div>
  );
}

function Checking() {
  const { t } = useLanguage();
  return (
    <p className="review-ready review-checking" id="readiness" role="status">
      <ClockIcon />
      {t('review.checking')}
    </p>
  );
}

function NotAnswering({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useLanguage();
  return (
    <div id="readiness" className="review-retry">
      <Notice tone="error">{t('error.unavailable')}</Notice>
      <Button tone="outline" testId="retry" onPress={onRetry}>
        {t('frame.retry')}
      </Button>
    </div>
  );
}
