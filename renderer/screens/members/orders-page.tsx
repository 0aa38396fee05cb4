import { useEffect, useState } from 'react';
import type { MemberOrder, MemberOrders } from '../../../shared/contract/members.ts';
import { Button } from '../../components/button.tsx';
import { BackIcon } from '../../components/icons.tsx';
import { ListEmpty, ListFailed } from '../../components/list-state.tsx';
import { useAction } from '../../components/use-action.ts';
import { useLanguage } from '../../state/language.ts';
import { listOrders } from './member-actions.ts';
import type { MemberPageProps } from './member-sheet.tsx';
import { OrderCard } from './order-card.tsx';
import './orders-page.css';

/** The member's orders of the last three months, the newest first, page by page. */
export function OrdersPage({ goTo, onClose }: MemberPageProps) {
  const { t } = useLanguage();
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the list is scrolled, by a keyboard as well */}
      <section className="members" aria-label={t('members.history.title')} tabIndex={0}>
        <p>{t('members.history.lead')}</p>
        <Orders />
      </section>
      <div className="members-acts">
        <div className="members-pair">
          <Button testId="member-back" onPress={() => goTo({ kind: 'home' })}>
            <BackIcon />
            {t('frame.back')}
          </Button>
          <Button testId="member-close" onPress={onClose}>
            {t('members.done')}
          </Button>
        </div>
      </div>
    </>
  );
}

interface Listed {
  readonly orders: readonly MemberOrder[];
  /** Of the page that was asked for last; null before there was an answer. */
  readonly end: MemberOrders | null;
}

function Orders() {
  const { t } = useLanguage();
  const [{ orders, end }, setListed] = useState<Listed>({ orders: [], end: null });
  const [read, reading] = useAction(async (fromStart: boolean) => {
    const page = await listOrders(fromStart);
    // Another question overtook this one, and brings the list.
    if (page.kind === 'refused' && page.reason === 'left') return;
    setListed((former) => ({ orders: ordersWith(fromStart ? [] : former.orders, page), end: page }));
  });
  useEffect(() => read(true), [read]);
  if (end?.kind === 'refused') {
    return (
      <ListFailed
        text={t('members.history.failed')}
        busy={reading}
        onRetry={() => read(orders.length === 0)}
      />
    );
  }
  if (!end) return <Waiting />;
  if (orders.length === 0) return <ListEmpty good text={t('members.history.empty')} />;
  return (
    <>
      <ul className="members-orders" data-testid="order-list">
        {orders.map((order) => (
          <li key={order.orderNo}>
            <OrderCard order={order} />
          </li>
        ))}
      </ul>
      {end.hasMore ? (
        <Button tone="outline" testId="orders-more" busy={reading} onPress={() => read(false)}>
          {t('members.history.more')}
        </Button>
      ) : (
        <p className="members-end">{t('members.history.all')}</p>
      )}
    </>
  );
}

/** An order that was placed meanwhile moves the pages: no order is shown twice. */
function ordersWith(former: readonly MemberOrder[], page: MemberOrders): readonly MemberOrder[] {
  if (page.kind !== 'page') return former;
  const known = new Set(former.map(({ orderNo }) => orderNo));
  return [...former, ...page.orders.filter(({ orderNo }) => !known.has(orderNo))];
}

function Waiting() {
  const { t } = useLanguage();
  return (
    <div className="members-waiting" role="status">
      <span className="visually-hidden">{t('frame.loading')}</span>
      <span className="members-ghost" />
      <span className="members-ghost" />
      <span className="members-ghost" />
    </div>
  );
}
