import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { useLanguage } from '../../../state/language.ts';
import { Buttons, Panel } from '../../kit/panel.tsx';
import { useStaffQuery } from '../../kit/staff-api.ts';
import { BackButton } from '../back-button.tsx';
import { showBooks } from '../systems-routes.ts';
import { addDays } from './calendar.ts';
import { useToday } from './days-sheet.tsx';
import { DownloadCard, PROGRESS_MS } from './download-card.tsx';
import { type OrderFilter, OrderFilters } from './order-filters.tsx';
import { SearchField } from './search-field.tsx';
import { useBooksOrder } from './use-books-order.ts';

const WEEK_DAYS = 7;

/** Has goBox fetch the orders of some days, and tells how far it is. */
export function DownloadPage() {
  const { t } = useLanguage();
  const today = useToday();
  const [filter, setFilter] = useState<OrderFilter>({
    fromDay: addDays(today, 1 - WEEK_DAYS),
    toDay: today,
    devId: null,
    status: null,
    isImported: null,
  });
  const [transId, setTransId] = useState<string | null>(null);
  const { data: download } = useStaffQuery('getOrderDownload', {}, { everyMs: PROGRESS_MS });
  const start = useBooksOrder('startOrderDownload', () => {});
  const { fromDay, toDay, devId, status } = filter;
  return (
    <>
      <BackButton text={t('staff.books.back')} onPress={() => showBooks()} />
      <DownloadCard />
      <Panel title={t('staff.books.download.which')} testId="download-wish">
        <p className="systems-lead">{t('staff.books.download.lead')}</p>
        <OrderFilters
          filter={filter}
          names={['days', 'status', 'device']}
          onChange={(change) => setFilter({ ...filter, ...change })}
        />
        <SearchField
          hint={t('staff.books.order.search')}
          value={transId}
          testId="download-find"
          onChange={(text) => setTransId(text?.replaceAll(/\s/g, '') || null)}
        />
        {start.fault !== null && <Notice tone="error">{start.fault}</Notice>}
        <Buttons>
          <Button
            tone="primary"
            testId="download-start"
            busy={start.busy}
            disabled={download?.state === 'running' || fromDay === null || toDay === null}
            onPress={() =>
              fromDay !== null && toDay !== null && start.order({ fromDay, toDay, devId, status, transId })
            }
          >
            {t('staff.books.download.start')}
          </Button>
        </Buttons>
      </Panel>
    </>
  );
}
