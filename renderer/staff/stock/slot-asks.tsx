import { useState } from 'react';
import {
  type EmptyReason,
  emptyReasonSchema,
  type SlotView,
  type VarianceReason,
  varianceReasonSchema,
} from '../../../shared/contract/staff-stock.ts';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import { useLanguage } from '../../state/language.ts';
import { AskNumber } from '../kit/ask-number.tsx';
import { AskSure } from '../kit/ask-sure.tsx';
import { Choice } from '../kit/choice.tsx';
import { ModelPicker } from './model-picker.tsx';
import type { SlotOrders } from './slot-orders.ts';
import { signed } from './slot-words.ts';

/** What the sheet of a slot is just asking. */
export type Asking =
  | { readonly kind: 'refill' | 'count' | 'empty' | 'switchOn' | 'capacity' | 'model' | 'remove' }
  | { readonly kind: 'variance'; readonly counted: number };

export interface SlotAsksProps {
  readonly asking: Asking;
  readonly slot: SlotView;
  readonly orders: SlotOrders;
  readonly onAsk: (asking: Asking) => void;
  readonly onClose: () => void;
}

/** More blanks than any slot holds. */
const MOST_BLANKS = 999;

export function SlotAsks({ asking, slot: view, orders, onAsk, onClose }: SlotAsksProps) {
  const { t } = useLanguage();
  const { slot, count, capacity } = view;
  const most = capacity ?? MOST_BLANKS;
  switch (asking.kind) {
    case 'refill': {
      const room = Math.max(0, most - (count ?? 0));
      return (
        <AskNumber
          title={t('staff.stock.refillTitle')}
          {...(capacity !== null && { text: t('staff.stock.refillRoom', { count: room }), initial: room })}
          minimum={1}
          maximum={room}
          onDone={(amount) => orders.refill({ actId: orders.actId(), slot, amount })}
          onClose={onClose}
        />
      );
    }
    case 'count':
      return (
        <AskNumber
          title={t('staff.stock.countTitle')}
          text={count === null ? t('staff.stock.countNew') : t('staff.stock.countText', { number: count })}
          maximum={most}
          onDone={(counted) => {
            const isAsExpected = counted === count && view.missing === 0;
            if (count !== null && !isAsExpected) return onAsk({ kind: 'variance', counted });
            const reason = count === null ? 'firstCount' : null;
            orders.count({ actId: orders.actId(), slot, counted, expected: count, reason });
          }}
          onClose={onClose}
        />
      );
    case 'variance':
      return <Variance slot={view} counted={asking.counted} orders={orders} onClose={onClose} />;
    case 'empty':
      return <EmptySure slot={view} orders={orders} onClose={onClose} />;
    case 'switchOn':
      return (
        <AskSure
          title={t('staff.stock.switchOnTitle', { slot })}
          action={t('staff.stock.switchOn')}
          busy={orders.busy}
          onSure={() => orders.turn({ slot, on: true })}
          onClose={onClose}
        >
          <p>{t('staff.stock.switchOnText', { count: view.failures })}</p>
        </AskSure>
      );
    case 'capacity':
      return (
        <AskNumber
          title={t('staff.stock.capacityTitle')}
          {...(capacity !== null && { initial: capacity })}
          minimum={1}
          maximum={MOST_BLANKS}
          onDone={(next) => orders.setCapacity({ slot, capacity: next })}
          onClose={onClose}
        />
      );
    case 'model':
      return <ModelPicker onChosen={(model) => orders.assign({ slot, model })} onClose={onClose} />;
    case 'remove':
      return (
        <AskSure
          title={t('staff.stock.removeTitle', { slot })}
          action={t('staff.stock.remove')}
          danger
          busy={orders.busy}
          onSure={() => orders.remove({ slot })}
          onClose={onClose}
        >
          <p>{t('staff.stock.removeText')}</p>
        </AskSure>
      );
    default:
      return assertNever(asking);
  }
}

interface SureProps {
  readonly slot: SlotView;
  readonly orders: SlotOrders;
  readonly onClose: () => void;
}

const VARIANCE_REASONS = varianceReasonSchema.options.filter((reason) => reason !== 'firstCount');

function Variance({ slot: view, counted, orders, onClose }: SureProps & { readonly counted: number }) {
  const { t } = useLanguage();
  const [reason, setReason] = useState<VarianceReason>('unknown');
  const { slot, count, missing } = view;
  const expected = count ?? 0;
  return (
    <AskSure
      title={t('staff.stock.varianceTitle', { difference: signed(counted - expected + missing) })}
      action={t('staff.stock.varianceSave', { counted })}
      busy={orders.busy}
      onSure={() => orders.count({ actId: orders.actId(), slot, counted, expected: count, reason })}
      onClose={onClose}
    >
      <p>{t('staff.stock.varianceText', { expected: expected - missing, counted })}</p>
      <Choice
        label={t('staff.stock.count')}
        value={reason}
        options={VARIANCE_REASONS.map((value) => ({ value, label: t(`staff.stock.reason.${value}`) }))}
        onChange={setReason}
        testId="variance"
      />
    </AskSure>
  );
}

function EmptySure({ slot: { slot }, orders, onClose }: SureProps) {
  const { t } = useLanguage();
  const [reason, setReason] = useState<EmptyReason>('otherModel');
  return (
    <AskSure
      title={t('staff.stock.emptyTitle', { slot })}
      action={t('staff.stock.emptyAction')}
      busy={orders.busy}
      onSure={() => orders.empty({ actId: orders.actId(), slot, reason })}
      onClose={onClose}
    >
      <p>{t('staff.stock.emptyText')}</p>
      <Choice
        label={t('staff.stock.emptyIt')}
        value={reason}
        options={emptyReasonSchema.options.map((value) => ({
          value,
          label: t(`staff.stock.reason.${value}`),
        }))}
        onChange={setReason}
        testId="empty"
      />
    </AskSure>
  );
}
