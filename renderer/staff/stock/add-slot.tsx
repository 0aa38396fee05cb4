import { useState } from 'react';
import type { StockView } from '../../../shared/contract/staff-stock.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useLanguage } from '../../state/language.ts';
import { AskNumber } from '../kit/ask-number.tsx';
import { Buttons } from '../kit/panel.tsx';
import { useStaffOrder } from '../kit/staff-api.ts';
import { ModelPicker } from './model-picker.tsx';

export interface AddSlotProps {
  readonly stock: StockView;
  readonly onClose: () => void;
}

/** First the number of the slot, of those that the machine has, then its model. */
export function AddSlot({ stock, onClose }: AddSlotProps) {
  const { t } = useLanguage();
  const [slot, setSlot] = useState<number | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [add] = useStaffOrder('addSlot', (answer) => {
    setSlot(null);
    if (!answer.ok) return setFault(t('staff.failed'));
    if (answer.value.kind === 'refused') return setFault(t(`staff.stock.refusal.${answer.value.reason}`));
    onClose();
  });
  if (slot !== null)
    return <ModelPicker onChosen={(model) => add({ slot, model })} onClose={() => setSlot(null)} />;
  const isFirst = stock.slots.length === 0;
  if (stock.freeSlots === null && fault === null)
    return (
      <AskNumber
        title={t('staff.stock.addNumber')}
        {...(isFirst && { text: t('staff.stock.addFirst') })}
        minimum={1}
        maximum={999}
        onDone={setSlot}
        onClose={onClose}
      />
    );
  return (
    <Sheet
      title={t('staff.stock.addNumber')}
      testId="add-slot"
      onClose={onClose}
      actions={
        <Button testId="add-slot-close" onPress={onClose}>
          {t('frame.close')}
        </Button>
      }
    >
      {fault !== null && <Notice tone="error">{fault}</Notice>}
      {isFirst && <p>{t('staff.stock.addFirst')}</p>}
      <Buttons>
        {stock.freeSlots?.map((number) => (
          <Button key={number} tone="outline" testId={`add-slot-${number}`} onPress={() => setSlot(number)}>
            {t('staff.stock.slot', { slot: number })}
          </Button>
        ))}
      </Buttons>
    </Sheet>
  );
}
