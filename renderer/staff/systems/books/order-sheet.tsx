import { useState } from 'react';
import type { BookedOrderView } from '../../../../shared/contract/staff-books.ts';
import { Button } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Sheet } from '../../../components/sheet.tsx';
import { useKioskStore } from '../../../state/kiosk-store.ts';
import { useLanguage } from '../../../state/language.ts';
import { useMay } from '../../devices/use-may.ts';
import { Facts, Pill } from '../../kit/panel.tsx';
import { useStaffQuery } from '../../kit/staff-api.ts';
import { refusalText, statusText, statusTone, whenAndWho } from './books-words.ts';
import { type OrderAct, OrderActSheet } from './order-act-sheet.tsx';

export interface OrderSheetProps {
  /** As the list has it; the sheet reads it anew. */
  readonly listed: BookedOrderView;
  readonly onClose: () => void;
}

/** One order with all that the books say of it, and what can be done with it. */
export function OrderSheet({ listed, onClose }: OrderSheetProps) {
  const language = useLanguage();
  const { t } = language;
  const maySetUp = useMay('setUpBooks');
  const [act, setAct] = useState<OrderAct | null>(null);
  const [done, setDone] = useState<'importDone' | 'resetDone' | null>(null);
  const { id, transId } = listed;
  const { data } = useStaffQuery('getBookedOrder', { id, transId }, { everyMs: false });
  const order = data?.kind === 'done' ? data.order : listed;
  const acts: OrderAct[] = order.isImported
    ? ['reset']
    : ['import', ...(maySetUp ? (['delete'] as const) : [])];
  return (
    <>
      <Sheet
        title={`${t('staff.books.order.title')} ${transId}`}
        testId="order-sheet"
        onClose={onClose}
        actions={
          <>
            {acts.map((each) => (
              <Button
                key={each}
                tone={TONES[each]}
                testId={`order-${each}`}
                disabled={!data}
                onPress={() => {
                  setDone(null);
                  setAct(each);
                }}
              >
                {each === 'delete' ? t('staff.books.delete') : t(`staff.books.order.${each}`)}
              </Button>
            ))}
            <Button testId="ask-close" onPress={onClose}>
              {t('frame.close')}
            </Button>
          </>
        }
      >
        {data?.kind === 'refused' && <Notice tone="warning">{refusalText(data, language)}</Notice>}
        {done !== null && <Notice tone="success">{t(`staff.books.order.${done}`)}</Notice>}
        <Details order={order} />
      </Sheet>
      {act !== null && (
        <OrderActSheet
          act={act}
          order={order}
          onDone={() => {
            setAct(null);
            if (act === 'delete') onClose();
            else setDone(act === 'import' ? 'importDone' : 'resetDone');
          }}
          onClose={() => setAct(null)}
        />
      )}
    </>
  );
}

const TONES = { import: 'primary', reset: 'outline', delete: 'danger' } as const;

function Details({ order }: { readonly order: BookedOrderView }) {
  const language = useLanguage();
  const { t, money } = language;
  const currency = useKioskStore((state) => state.info?.currency) ?? 'CNY';
  const amount = (minor: number) => money(minor, currency);
  const facts: (readonly [string, string | null])[] = [
    [t('staff.books.order.amount'), amount(order.totalAmountMinor)],
    [t('staff.books.order.created'), order.createTime],
    [t('staff.books.order.updated'), order.updateTime],
    [t('staff.books.order.device'), String(order.devId)],
    [t('staff.books.order.shopper'), order.shopperId],
    [t('staff.books.access.number'), order.setOfBook],
    [t('staff.books.order.downloaded'), whenAndWho(order.downloadedAt, order.downloadedBy)],
    [t('staff.books.order.importedAt'), whenAndWho(order.importedAt, order.importedBy)],
    [
      t('staff.books.order.retail'),
      whenAndWho(order.retailCode, order.retailId === null ? null : `#${order.retailId}`),
    ],
  ];
  return (
    <>
      <div className="booked-state" data-testid="order-state" data-imported={order.isImported}>
        <Pill tone={statusTone(order.status)}>{statusText(order.status, language)}</Pill>
        <Pill tone={order.isImported ? 'good' : 'plain'}>
          {t(order.isImported ? 'staff.books.order.imported' : 'staff.books.order.notImported')}
        </Pill>
      </div>
      <Facts facts={facts.filter(([, value]) => value !== null)} />
      <h3 className="order-goods-title">{t('staff.books.order.goods')}</h3>
      <ul className="order-goods">
        {order.goods.map(({ barcode, name, count, amountMinor, costMinor }) => (
          <li key={`${barcode} ${name}`}>
            <span>
              <strong>{`${name} × ${count}`}</strong>
              <small>{`${barcode} · ${t('staff.books.order.cost', { amount: amount(costMinor) })}`}</small>
            </span>
            <span>{amount(amountMinor)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
