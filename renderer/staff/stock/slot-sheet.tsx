import { useState } from 'react';
import type { SlotView } from '../../../shared/contract/staff-stock.ts';
import { mayDo } from '../../../shared/domain/staff.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useLanguage } from '../../state/language.ts';
import { useStaffStore } from '../../state/staff-store.ts';
import { Buttons, Pill, Row } from '../kit/panel.tsx';
import { type Asking, SlotAsks } from './slot-asks.tsx';
import { useSlotOrders } from './slot-orders.ts';
import { SlotCount } from './slot-tile.tsx';
import { modelText, slotState } from './slot-words.ts';
import { ScrolledLines } from './stock-lines.tsx';

/** One slot: what lies in it, what can be done with it, and what happened. */
export function SlotSheet({ slot, onClose }: { readonly slot: SlotView; readonly onClose: () => void }) {
  const language = useLanguage();
  const { t } = language;
  const role = useStaffStore((state) => state.person?.role);
  const [asking, setAsking] = useState<Asking | null>(null);
  const orders = useSlotOrders(() => setAsking(null));
  const { text, tone } = slotState(slot, language);
  const mayChange = role !== undefined && mayDo(role, 'changeSlots');
  const ask = (kind: Exclude<Asking['kind'], 'variance'>) => () => setAsking({ kind });
  const isUncounted = slot.count === null;
  const isToCount = isUncounted || slot.missing > 0;
  return (
    <>
      <Sheet
        title={t('staff.stock.slot', { slot: slot.slot })}
        testId="slot-sheet"
        onClose={onClose}
        actions={
          <Button testId="slot-close" onPress={onClose}>
            {t('frame.close')}
          </Button>
        }
      >
        {orders.fault !== null && <Notice tone="error">{orders.fault}</Notice>}
        {slot.missing > 0 && (
          <Notice tone="warning">{t('staff.stock.missing', { count: slot.missing })}</Notice>
        )}
        <div className="slot-card">
          <strong>{modelText(slot, language)}</strong>
          <Pill tone={tone}>{text}</Pill>
          <SlotCount slot={slot} />
        </div>
        <Buttons>
          <Button
            tone={isToCount ? 'outline' : 'primary'}
            testId="slot-refill"
            disabled={isUncounted}
            onPress={ask('refill')}
          >
            {t('staff.stock.refill')}
          </Button>
          <Button tone={isToCount ? 'primary' : 'outline'} testId="slot-do-count" onPress={ask('count')}>
            {t('staff.stock.count')}
          </Button>
          <Button tone="outline" testId="slot-empty" disabled={slot.count === 0} onPress={ask('empty')}>
            {t('staff.stock.emptyIt')}
          </Button>
          <SwitchButton
            slot={slot}
            busy={orders.busy}
            onOff={() => orders.turn({ slot: slot.slot, on: false })}
            onOn={() =>
              slot.off === 'failed'
                ? setAsking({ kind: 'switchOn' })
                : orders.turn({ slot: slot.slot, on: true })
            }
          />
        </Buttons>
        <div className="rows">
          <Row
            title={t('staff.stock.model')}
            text={modelText(slot, language)}
            testId="slot-model"
            {...(mayChange && { onPress: ask('model') })}
          />
          <Row
            title={t('staff.stock.capacity')}
            text={slot.capacity ?? t('staff.stock.capacityUnknown')}
            testId="slot-capacity"
            {...(mayChange && { onPress: ask('capacity') })}
          />
          {mayChange && <Row title={t('staff.stock.remove')} testId="slot-remove" onPress={ask('remove')} />}
        </div>
        <h3>{t('staff.stock.history')}</h3>
        <ScrolledLines className="stock-history" slot={slot.slot} />
      </Sheet>
      {asking && (
        <SlotAsks
          asking={asking}
          slot={slot}
          orders={orders}
          onAsk={setAsking}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}

interface SwitchButtonProps {
  readonly slot: SlotView;
  readonly busy: boolean;
  readonly onOff: () => void;
  readonly onOn: () => void;
}

/** A slot that the machine gave up is switched on only after a question: somebody has to have looked. */
function SwitchButton({ slot, busy, onOff, onOn }: SwitchButtonProps) {
  const { t } = useLanguage();
  return (
    <Button tone="outline" testId="slot-switch" busy={busy} onPress={slot.off ? onOn : onOff}>
      {t(slot.off ? 'staff.stock.switchOn' : 'staff.stock.switchOff')}
    </Button>
  );
}
