import { useState } from 'react';
import {
  type DocumentGroup,
  type DocumentOrderLine,
  documentGroupSchema,
} from '../../../../shared/contract/document-orders.ts';
import { Button } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Sheet } from '../../../components/sheet.tsx';
import '../../../components/skeleton.css';
import { useKioskStore } from '../../../state/kiosk-store.ts';
import { useLanguage } from '../../../state/language.ts';
import { useCancelMyOrder, useMyOrders } from './use-my-orders.ts';
import './orders.css';

/** The orders of this visit, by the shop's own groups. */
export function MyOrders({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage();
  const [group, setGroup] = useState<DocumentGroup>('ALL');
  const orders = useMyOrders(group);
  const { cancel, cancellingNo, refusal } = useCancelMyOrder();
  const shown = orders.data?.kind === 'orders' ? orders.data : null;
  const isAway = orders.isError || orders.data?.kind === 'away';
  return (
    <Sheet
      title={t('documents.orders.title')}
      testId="document-orders-sheet"
      onClose={onClose}
      actions={
        <Button testId="document-orders-close" onPress={onClose}>
          {t('frame.close')}
        </Button>
      }
    >
      <fieldset className="order-groups" aria-label={t('documents.orders.groups')}>
        {documentGroupSchema.options.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === group}
            data-testid={`document-group-${each}`}
            onClick={() => setGroup(each)}
          >
            {t(`documents.orders.group.${each}`)}
            {shown && <b>{shown.amounts[each] ?? 0}</b>}
          </button>
        ))}
      </fieldset>
      {refusal && <Notice tone="warning">{t(`documents.orders.refusal.${refusal}`)}</Notice>}
      {isAway ? (
        <Notice tone="warning">{t('documents.orders.away')}</Notice>
      ) : (
        shown && shown.orders.length === 0 && <p className="orders-none">{t('documents.orders.none')}</p>
      )}
      {!shown && !isAway && <div className="skeleton orders-waiting" />}
      <ul className="orders">
        {shown?.orders.map((order) => (
          <OrderLine
            key={order.orderNo}
            order={order}
            busy={cancellingNo === order.orderNo}
            onCancel={() => cancel(order.orderNo)}
          />
        ))}
      </ul>
    </Sheet>
  );
}

interface OrderLineProps {
  readonly order: DocumentOrderLine;
  readonly busy: boolean;
  readonly onCancel: () => void;
}

function OrderLine({ order, busy, onCancel }: OrderLineProps) {
  const { t, money, time } = useLanguage();
  const currency = useKioskStore((state) => state.info?.currency) ?? 'CNY';
  const { orderNo, fileName, fileCount, state, orderedAtMs, moneyMinor } = order;
  return (
    <li className="order" data-testid={`document-order-${orderNo}`} data-state={state}>
      <div className="order-words">
        <strong>{fileName}</strong>
        <small>
          {[
            fileCount > 1 && t('documents.orders.files', { count: fileCount }),
            time(orderedAtMs),
            t('documents.orders.number', { order: orderNo }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </div>
      <div className="order-end">
        <strong>{money(moneyMinor, currency)}</strong>
        <span className={`order-state order-state-${state}`}>{t(`documents.orders.state.${state}`)}</span>
      </div>
      {order.canCancel && (
        <Button tone="outline" testId={`document-cancel-${orderNo}`} busy={busy} onPress={onCancel}>
          {t('documents.orders.cancel')}
        </Button>
      )}
    </li>
  );
}
