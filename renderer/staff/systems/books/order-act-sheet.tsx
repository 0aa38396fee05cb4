import type { BookedOrderView } from '../../../../shared/contract/staff-books.ts';
import { Notice } from '../../../components/notice.tsx';
import { useKioskStore } from '../../../state/kiosk-store.ts';
import { useLanguage } from '../../../state/language.ts';
import { AskSure } from '../../kit/ask-sure.tsx';
import { useBooksOrder } from './use-books-order.ts';

export type OrderAct = 'import' | 'reset' | 'delete';

export interface OrderActSheetProps {
  readonly act: OrderAct;
  readonly order: BookedOrderView;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** What will happen to the order, before it does. */
export function OrderActSheet({ act, order, onDone, onClose }: OrderActSheetProps) {
  const { t, money } = useLanguage();
  const currency = useKioskStore((state) => state.info?.currency) ?? 'CNY';
  const orders = {
    import: useBooksOrder('importBookedOrder', onDone),
    reset: useBooksOrder('resetBookedOrder', onDone),
    delete: useBooksOrder('deleteBookedOrder', onDone),
  };
  const { id, transId, retailCode, totalAmountMinor } = order;
  const { order: carryOut, busy, fault } = orders[act];
  return (
    <AskSure
      title={t(`staff.books.order.${act}Title`)}
      action={act === 'delete' ? t('staff.books.delete') : t(`staff.books.order.${act}`)}
      danger={act === 'delete'}
      busy={busy}
      onSure={() => carryOut({ id, transId })}
      onClose={onClose}
    >
      <p>
        {t(`staff.books.order.${act}Text`, {
          amount: money(totalAmountMinor, currency),
          code: retailCode ?? '–',
        })}
      </p>
      {fault !== null && <Notice tone="error">{fault}</Notice>}
    </AskSure>
  );
}
