import { useState } from 'react';
import type { OrderQuery } from '../../../../shared/contract/staff-books.ts';
import { assertNever } from '../../../../shared/domain/assert-never.ts';
import { TradeStatus } from '../../../../shared/domain/trade-status.ts';
import { type Language, useLanguage } from '../../../state/language.ts';
import { AskNumber } from '../../kit/ask-number.tsx';
import { ChoiceSheet } from '../../settings/choice-sheet.tsx';
import { statusText } from './books-words.ts';
import { dayText } from './calendar.ts';
import { DaysSheet } from './days-sheet.tsx';

/** What narrows orders down, beside the trade's own number. */
export type OrderFilter = Omit<OrderQuery, 'start' | 'transId'>;
type FilterName = 'days' | 'status' | 'device' | 'inC8';

export const DEVICE_ID_MAX = 999_999_999;

export interface OrderFiltersProps {
  readonly filter: OrderFilter;
  readonly names: readonly FilterName[];
  readonly onChange: (change: Partial<OrderFilter>) => void;
}

/** A row of filters, each with what it lets through; a touch opens its sheet. */
export function OrderFilters({ filter, names, onChange }: OrderFiltersProps) {
  const language = useLanguage();
  const { t } = language;
  const [open, setOpen] = useState<FilterName | null>(null);
  const change = (part: Partial<OrderFilter>) => {
    onChange(part);
    setOpen(null);
  };
  return (
    <>
      <div className="order-filters">
        {names.map((name) => {
          const value = valueText(name, filter, language);
          return (
            <button
              key={name}
              type="button"
              className={value === null ? 'order-filter' : 'order-filter order-filter-set'}
              data-testid={`filter-${name}`}
              onClick={() => setOpen(name)}
            >
              <small>{t(labelOf(name))}</small>
              <strong>{value ?? t('staff.books.any')}</strong>
            </button>
          );
        })}
      </div>
      {open !== null && (
        <FilterSheet name={open} filter={filter} onChange={change} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

const labelOf = (name: FilterName) => `staff.books.order.${name}` as const;

function valueText(name: FilterName, filter: OrderFilter, language: Language): string | null {
  const { t, locale } = language;
  switch (name) {
    case 'days':
      return filter.fromDay === null || filter.toDay === null
        ? null
        : `${dayText(filter.fromDay, locale)} – ${dayText(filter.toDay, locale)}`;
    case 'status':
      return filter.status === null ? null : statusText(filter.status, language);
    case 'device':
      return filter.devId === null ? null : String(filter.devId);
    case 'inC8':
      if (filter.isImported === null) return null;
      return t(filter.isImported ? 'staff.books.order.imported' : 'staff.books.order.notImported');
    default:
      return assertNever(name);
  }
}

interface FilterSheetProps extends Pick<OrderFiltersProps, 'filter' | 'onChange'> {
  readonly name: FilterName;
  readonly onClose: () => void;
}

function FilterSheet({ name, filter, onChange, onClose }: FilterSheetProps) {
  const language = useLanguage();
  const { t } = language;
  const title = t(labelOf(name));
  const none = t('staff.books.any');
  switch (name) {
    case 'days':
      return <DaysSheet days={daysOf(filter)} onDone={onChange} onClose={onClose} />;
    case 'status':
      return (
        <ChoiceSheet
          title={title}
          text=""
          none={none}
          value={filter.status}
          options={Object.values(TradeStatus).map((value) => ({ value, label: statusText(value, language) }))}
          onDone={(value) => onChange({ status: value === undefined ? null : Number(value) })}
          onClose={onClose}
        />
      );
    case 'device':
      return (
        <AskNumber
          title={title}
          text={t('staff.books.cabinet.idText')}
          {...(filter.devId !== null && { initial: filter.devId })}
          maximum={DEVICE_ID_MAX}
          onDone={(devId) => onChange({ devId: devId === 0 ? null : devId })}
          onClose={onClose}
        />
      );
    case 'inC8':
      return (
        <ChoiceSheet
          title={title}
          text=""
          none={none}
          value={filter.isImported === null ? null : String(filter.isImported)}
          options={[
            { value: 'true', label: t('staff.books.order.imported') },
            { value: 'false', label: t('staff.books.order.notImported') },
          ]}
          onDone={(value) => onChange({ isImported: value === undefined ? null : value === 'true' })}
          onClose={onClose}
        />
      );
    default:
      return assertNever(name);
  }
}

const daysOf = ({ fromDay, toDay }: OrderFilter) =>
  fromDay === null || toDay === null ? null : { fromDay, toDay };
