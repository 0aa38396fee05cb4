import { useState } from 'react';
import { type DocumentGroup, documentGroupSchema } from '../../../shared/contract/document-orders.ts';
import type { StaffDocuments } from '../../../shared/contract/staff-documents.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { useLanguage } from '../../state/language.ts';
import { Choice } from '../kit/choice.tsx';
import { Buttons, Panel, Row } from '../kit/panel.tsx';
import { useStaffQuery } from '../kit/staff-api.ts';

export interface ShopListProps {
  readonly currency: string;
  /** Null: the shop does not tell. */
  readonly amounts: StaffDocuments['amounts'];
}

/** The shop's own list of the whole account, by its documented groups, page by page. Read when asked for, not again and again. */
export function ShopList({ currency, amounts }: ShopListProps) {
  const { t, money, time } = useLanguage();
  const [group, setGroup] = useState<DocumentGroup>('ALL');
  const [page, setPage] = useState(1);
  const answer = useStaffQuery('listShopDocuments', { group, page }, { everyMs: false });
  const list = answer.data?.kind === 'orders' ? answer.data : null;
  return (
    <Panel title={t('staff.documents.shopList')} testId="documents-shop">
      <Choice
        label={t('documents.orders.groups')}
        testId="documents-group"
        value={group}
        options={documentGroupSchema.options.map((value) => ({
          value,
          label: [t(`documents.orders.group.${value}`), amounts?.[value]]
            .filter((part) => part !== undefined)
            .join(' '),
        }))}
        onChange={(next) => {
          setGroup(next);
          setPage(1);
        }}
      />
      {answer.data && !list && <Notice tone="warning">{t('staff.documents.shopAway')}</Notice>}
      {list?.orders.length === 0 && <p>{t('documents.orders.none')}</p>}
      <ul className="rows">
        {list?.orders.map(({ orderNo, fileName, fileCount, orderedAtMs, moneyMinor, state }) => (
          <li key={orderNo}>
            <Row
              title={fileName}
              text={[orderNo, time(orderedAtMs), t('documents.orders.files', { count: fileCount })].join(
                ' · ',
              )}
              end={
                <>
                  {money(moneyMinor, currency)}
                  <span>{t(`documents.orders.state.${state}`)}</span>
                </>
              }
            />
          </li>
        ))}
      </ul>
      <Buttons>
        {page > 1 && (
          <Button testId="documents-page-before" busy={answer.isFetching} onPress={() => setPage(page - 1)}>
            {t('staff.documents.pageBefore')}
          </Button>
        )}
        {list?.hasMore && (
          <Button testId="documents-page-after" busy={answer.isFetching} onPress={() => setPage(page + 1)}>
            {t('staff.documents.pageAfter')}
          </Button>
        )}
        <Button
          tone="quiet"
          testId="documents-list-again"
          busy={answer.isFetching}
          onPress={() => void answer.refetch()}
        >
          {t('staff.documents.readAgain')}
        </Button>
      </Buttons>
    </Panel>
  );
}
