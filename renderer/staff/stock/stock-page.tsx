import { useState } from 'react';
import type { StockView } from '../../../shared/contract/staff-stock.ts';
import { mayDo } from '../../../shared/domain/staff.ts';
import { Button } from '../../components/button.tsx';
import { ListEmpty, ListFailed } from '../../components/list-state.tsx';
import { Notice } from '../../components/notice.tsx';
import { useLanguage } from '../../state/language.ts';
import { useStaffStore } from '../../state/staff-store.ts';
import { Choice } from '../kit/choice.tsx';
import { Buttons } from '../kit/panel.tsx';
import { useStaffQuery } from '../kit/staff-api.ts';
import { AddSlot } from './add-slot.tsx';
import { CompareSheet } from './compare-sheet.tsx';
import { SlotSheet } from './slot-sheet.tsx';
import { SlotTile } from './slot-tile.tsx';
import { slotState } from './slot-words.ts';
import { AllLinesSheet } from './stock-lines.tsx';
import './stock.css';

type Open = { readonly kind: 'slot'; readonly slot: number } | { readonly kind: 'add' | 'compare' | 'lines' };

/** What lies in which slot. */
export function StockPage() {
  const { t } = useLanguage();
  const stock = useStaffQuery('getStock', {});
  const focus = Number(useStaffStore((state) => state.focus) ?? Number.NaN);
  const [open, setOpen] = useState<Open | null>(Number.isNaN(focus) ? null : { kind: 'slot', slot: focus });
  if (!stock.data)
    return (
      stock.isError && (
        <ListFailed text={t('staff.failed')} onRetry={() => void stock.refetch()} busy={stock.isFetching} />
      )
    );
  const close = () => setOpen(null);
  const shown = open?.kind === 'slot' ? stock.data.slots.find(({ slot }) => slot === open.slot) : undefined;
  return (
    <>
      <Wanted stock={stock.data} />
      {!stock.data.canFeed && <Notice tone="info">{t('staff.stock.byHand')}</Notice>}
      {stock.data.slots.length > 0 && <Sums stock={stock.data} />}
      <Tools stock={stock.data} onOpen={setOpen} />
      {stock.data.slots.length === 0 ? (
        <ListEmpty text={t('staff.stock.noSlots')} />
      ) : (
        <Slots stock={stock.data} onOpen={(slot) => setOpen({ kind: 'slot', slot })} />
      )}
      {shown && <SlotSheet slot={shown} onClose={close} />}
      {open?.kind === 'add' && <AddSlot stock={stock.data} onClose={close} />}
      {open?.kind === 'compare' && <CompareSheet onClose={close} />}
      {open?.kind === 'lines' && <AllLinesSheet onClose={close} />}
    </>
  );
}

interface StockProps {
  readonly stock: StockView;
}

/** Shoppers who have paid come first. */
function Wanted({ stock: { wanted } }: StockProps) {
  const { t } = useLanguage();
  const missing = wanted.filter(({ hasBlank }) => !hasBlank);
  if (missing.length === 0) return null;
  const text = missing
    .map(({ modelName, cases }) => t('staff.stock.wanted', { count: cases, modelName }))
    .join(', ');
  return (
    <Notice tone="warning" title={t('staff.stock.wantedTitle')}>
      {text}
    </Notice>
  );
}

function Sums({ stock: { slots } }: StockProps) {
  const { t } = useLanguage();
  const at = (level: string) => slots.filter((slot) => slot.level === level && slot.off !== 'staff').length;
  const cases = slots.reduce((sum, { count }) => sum + (count ?? 0), 0);
  const sums = [
    ['cases', cases],
    ['slots', slots.length],
    ['low', at('low')],
    ['empty', at('empty')],
  ] as const;
  return (
    <dl className="stock-sums">
      {sums.map(([name, value]) => (
        <div key={name} className={name === 'empty' && value > 0 ? 'stock-sum-bad' : undefined}>
          <dt>{t(`staff.stock.${name}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Tools({ stock, onOpen }: StockProps & { readonly onOpen: (open: Open) => void }) {
  const { t } = useLanguage();
  const role = useStaffStore((state) => state.person?.role);
  const mayAdd = role !== undefined && mayDo(role, 'changeSlots') && stock.freeSlots?.length !== 0;
  return (
    <Buttons>
      {mayAdd && (
        <Button tone="outline" testId="stock-add" onPress={() => onOpen({ kind: 'add' })}>
          {t('staff.stock.add')}
        </Button>
      )}
      <Button tone="outline" testId="stock-open-compare" onPress={() => onOpen({ kind: 'compare' })}>
        {t('staff.stock.compare')}
      </Button>
      <Button tone="outline" testId="stock-open-changes" onPress={() => onOpen({ kind: 'lines' })}>
        {t('staff.stock.changes')}
      </Button>
    </Buttons>
  );
}

function Slots({ stock, onOpen }: StockProps & { readonly onOpen: (slot: number) => void }) {
  const language = useLanguage();
  const { t } = language;
  const [show, setShow] = useState<'all' | 'needy'>('all');
  const needy = stock.slots.filter((slot) => slotState(slot, language).needsYou);
  const shown = show === 'all' ? stock.slots : needy;
  return (
    <>
      <Choice
        label={t('staff.pages.stock')}
        value={show}
        options={[
          { value: 'all', label: t('staff.stock.show.all') },
          { value: 'needy', label: t('staff.stock.show.needy', { number: needy.length }) },
        ]}
        onChange={setShow}
        testId="stock-show"
      />
      {shown.length === 0 ? (
        <ListEmpty good text={t('staff.stock.nothingNeedy')} />
      ) : (
        <div className="slot-grid">
          {shown.map((slot) => (
            <SlotTile key={slot.slot} slot={slot} onPress={() => onOpen(slot.slot)} />
          ))}
        </div>
      )}
    </>
  );
}
