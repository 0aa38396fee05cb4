import { useState } from 'react';
import type { BookedOrderView } from '../../../../shared/contract/staff-books.ts';
import { Button } from '../../../components/button.tsx';
import { ListEmpty } from '../../../components/list-state.tsx';
import { useKioskStore } from '../../../state/kiosk-store.ts';
import { useLanguage } from '../../../state/language.ts';
import { Panel, Pill, Row } from '../../kit/panel.tsx';
import { useStaffQuery } from '../../kit/staff-api.ts';
import { BackButton } from '../back-button.tsx';
import { showBooks } from '../systems-routes.ts';
import { BooksTrouble } from './books-trouble.tsx';
import { goodsText, statusText, statusTone } from './books-words.ts';
import { OrderFilters } from './order-filters.tsx';
import { EVERY_ORDER, narrowOrders, useOrderSearch } from './order-search.ts';
import { OrderSheet } from './order-sheet.tsx';
import { Pager } from './pager.tsx';
import { SearchField } from './search-field.tsx';

/** The orders that are in the books, by every filter that they know. */
export function OrdersPage() {
  const { t } = useLanguage();
  const search = useOrderSearch();
  const [open, setOpen] = useState<BookedOrderView | null>(null);
  const isNarrowed = Object.entries(search).some(([name, value]) => name !== 'start' && value !== null);
  return (
    <>
      <BackButton text={t('staff.books.back')} onPress={() => showBooks()} />
      <Panel
        title={t('staff.books.pages.orders')}
        testId="books-orders"
        aside={
          isNarrowed && (
            <Button tone="quiet" testId="filters-clear" onPress={() => narrowOrders(EVERY_ORDER)}>
              {t('staff.books.clear')}
            </Button>
          )
        }
      >
        <SearchField
          hint={t('staff.books.order.search')}
          value={search.transId}
          testId="orders-find"
          // A number has no spaces; whatever was typed around it is not meant.
          onChange={(text) => narrowOrders({ transId: text?.replaceAll(/\s/g, '') || null })}
        />
        <OrderFilters
          filter={search}
          names={['days', 'status', 'device', 'inC8']}
          onChange={(change) => narrowOrders(change)}
        />
        <Found onOpen={setOpen} />
      </Panel>
      {open && <OrderSheet listed={open} onClose={() => setOpen(null)} />}
    </>
  );
}

function Found({ onOpen }: { readonly onOpen: (order: BookedOrderView) => void }) {
  const { t } = useLanguage();
  const search = useOrderSearch();
  // Somebody else's machine is asked: once, and not every few seconds.
  const { data, isFetching, isError, refetch } = useStaffQuery('queryBookedOrders', search, {
    everyMs: false,
  });
  if (!data && !isError) return <p className="systems-lead">{t('list.loading')}</p>;
  if (data?.kind !== 'found')
    return <BooksTrouble refused={data ?? null} busy={isFetching} onRetry={() => void refetch()} />;
  return (
    <>
      {data.items.length === 0 && <ListEmpty text={t('staff.books.order.none')} />}
      <ul className="rows" data-testid="orders-found" aria-busy={isFetching}>
        {data.items.map((order) => (
          <li key={order.id}>
            <OrderRow order={order} onPress={() => onOpen(order)} />
          </li>
        ))}
      </ul>
      <Pager
        start={data.start}
        shown={data.items.length}
        total={data.total}
        onStart={(start) => useOrderSearch.setState({ start })}
      />
    </>
  );
}

function OrderRow({ order, onPress }: { readonly order: BookedOrderView; readonly onPress: () => void }) {
  const language = useLanguage();
  const { t, money } = language;
  const currency = useKioskStore((state) => state.info?.currency) ?? 'CNY';
  const where = t(order.isImported ? 'staff.books.order.imported' : 'staff.books.order.notImported');
  return (
    <Row
      testId={`order-${order.transId}`}
      title={goodsText(order)}
      text={`${order.createTime} · ${order.transId} · ${where}`}
      end={
        <>
          <Pill tone={statusTone(order.status)}>{statusText(order.status, language)}</Pill>
          <span className="sales-price">{money(order.totalAmountMinor, currency)}</span>
        </>
      }
      onPress={onPress}
    />
  );
}
