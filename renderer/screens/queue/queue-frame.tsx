import type { ReactNode } from 'react';
import type { SaleView } from '../../../shared/contract/sale.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { ScreenFrame } from '../../components/screen-frame.tsx';
import { leaveSession } from '../../flow/session-actions.ts';
import { useLanguage } from '../../state/language.ts';
import { ChangeNotice } from '../payment/money-notices.tsx';
import { Returning } from './returning.tsx';

export interface QueueFrameProps {
  readonly sale: SaleView;
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
  readonly notices?: ReactNode;
}

/** The frame after payment. There is nothing to go back to or to cancel; "Done" is always there. */
export function QueueFrame({ sale, title, lead, children, notices }: QueueFrameProps) {
  const { t } = useLanguage();
  return (
    <ScreenFrame
      testId="queue"
      title={title}
      {...(lead && { lead })}
      help="queue"
      languages={false}
      notices={
        <>
          {sale.soldOffline && <Notice tone="info">{t('offline.queued')}</Notice>}
          <ChangeNotice sale={sale} />
          <ExtraClaims codes={sale.extraClaims} />
          {notices}
        </>
      }
      actions={
        <>
          <Button tone="primary" testId="done" onPress={() => leaveSession('finished')}>
            {t('queue.done')}
          </Button>
          <Returning />
        </>
      }
    >
      <div className="queue">{children}</div>
    </ScreenFrame>
  );
}

/** Money that came once too often is the shopper's, and never goes without a word. */
function ExtraClaims({ codes }: { readonly codes: readonly string[] }) {
  const { t } = useLanguage();
  if (codes.length === 0) return null;
  return <Notice tone="warning">{t('queue.extra', { count: codes.length, codes: codes.join(', ') })}</Notice>;
}
