import { useState } from 'react';
import type { StaffDocumentOrder, StaffDocuments } from '../../../shared/contract/staff-documents.ts';
import { ListEmpty, ListFailed } from '../../components/list-state.tsx';
import { Notice } from '../../components/notice.tsx';
import { useNowMs } from '../../components/use-now.ts';
import { useLanguage } from '../../state/language.ts';
import { useStaffStore } from '../../state/staff-store.ts';
import { Panel, Pill, Row } from '../kit/panel.tsx';
import { useStaffQuery } from '../kit/staff-api.ts';
import { sinceText } from '../queue/queue-words.ts';
import { DocumentSheet } from './document-sheet.tsx';
import { orderTitle, stateText, stateTone } from './document-words.ts';
import { ShopList } from './shop-list.tsx';

const AGE_DRAWN_MS = 15_000;

/** Orders of documents: what needs somebody, what there was lately, and the print shop's own list. */
export function DocumentsPage() {
  const { t } = useLanguage();
  const answer = useStaffQuery('getStaffDocuments', {});
  const [openId, setOpenId] = useState(useStaffStore((state) => state.focus));
  if (!answer.data)
    return (
      answer.isError && (
        <ListFailed text={t('staff.failed')} onRetry={() => void answer.refetch()} busy={answer.isFetching} />
      )
    );
  if (answer.data.kind === 'unavailable') return <ListEmpty text={t('staff.documents.off')} />;
  const { documents } = answer.data;
  const shown = [...documents.open, ...documents.recent].find((each) => each.documentOrderId === openId);
  return (
    <>
      <Orders documents={documents} onOpen={setOpenId} />
      <ShopList currency={documents.currency} amounts={documents.amounts} />
      {shown && <DocumentSheet order={shown} currency={documents.currency} onClose={() => setOpenId(null)} />}
    </>
  );
}

interface OrdersProps {
  readonly documents: StaffDocuments;
  readonly onOpen: (documentOrderId: string) => void;
}

function Orders({ documents: { open, recent, amounts, currency }, onOpen }: OrdersProps) {
  const { t } = useLanguage();
  return (
    <>
      {amounts === null && <Notice tone="warning">{t('staff.documents.shopAway')}</Notice>}
      {open.length === 0 ? (
        <Panel title={t('staff.documents.open')} testId="documents-open">
          <p>{t('staff.documents.nothingOpen')}</p>
        </Panel>
      ) : (
        <Panel title={t('staff.documents.open')} aside={open.length} testId="documents-open">
          <OrderRows orders={open} currency={currency} onOpen={onOpen} />
        </Panel>
      )}
      {recent.length > 0 && (
        <Panel title={t('staff.documents.recent')} testId="documents-recent">
          <OrderRows orders={recent} currency={currency} onOpen={onOpen} />
        </Panel>
      )}
    </>
  );
}

interface OrderRowsProps {
  readonly orders: readonly StaffDocumentOrder[];
  readonly currency: string;
  readonly onOpen: (documentOrderId: string) => void;
}

function OrderRows({ orders, currency, onOpen }: OrderRowsProps) {
  const language = useLanguage();
  const nowMs = useNowMs(AGE_DRAWN_MS);
  return (
    <ul className="rows">
      {orders.map((order) => (
        <li key={order.documentOrderId}>
          <Row
            testId={`documents-${order.documentOrderId}`}
            title={orderTitle(order, language)}
            text={[order.files[0]?.name, sinceText(order.sinceMs, nowMs, language)]
              .filter(Boolean)
              .join(' · ')}
            end={
              <>
                {language.money(order.moneyMinor, currency)}
                <Pill tone={stateTone(order)}>{stateText(order, language)}</Pill>
              </>
            }
            onPress={() => onOpen(order.documentOrderId)}
          />
        </li>
      ))}
    </ul>
  );
}
