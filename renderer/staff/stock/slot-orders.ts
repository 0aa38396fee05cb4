import { useRef, useState } from 'react';
import type { BridgeError } from '../../../shared/contract/method.ts';
import type { StockAnswer } from '../../../shared/contract/staff-stock.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { useLanguage } from '../../state/language.ts';
import { useStaffOrder } from '../kit/staff-api.ts';

/** Every order about a slot, with one answer for all: done, or why not in plain words. */
export function useSlotOrders(onDone: () => void) {
  const { t } = useLanguage();
  const [fault, setFault] = useState<string | null>(null);
  const actId = useRef<string>(crypto.randomUUID());
  const onAnswer = (answer: Result<StockAnswer, BridgeError>) => {
    // Nobody knows whether it was done: the next try is the same act, and done once at most.
    if (!answer.ok) return setFault(t('staff.failed'));
    actId.current = crypto.randomUUID();
    setFault(answer.value.kind === 'refused' ? t(`staff.stock.refusal.${answer.value.reason}`) : null);
    onDone();
  };
  const [refill, isRefilling] = useStaffOrder('refillSlot', onAnswer);
  const [count, isCounting] = useStaffOrder('countSlot', onAnswer);
  const [empty, isEmptying] = useStaffOrder('emptySlot', onAnswer);
  const [turn, isTurning] = useStaffOrder('switchSlot', onAnswer);
  const [assign, isAssigning] = useStaffOrder('assignSlot', onAnswer);
  const [setCapacity, isSetting] = useStaffOrder('setSlotCapacity', onAnswer);
  const [remove, isRemoving] = useStaffOrder('removeSlot', onAnswer);
  return {
    fault,
    busy: isRefilling || isCounting || isEmptying || isTurning || isAssigning || isSetting || isRemoving,
    actId: () => actId.current,
    refill,
    count,
    empty,
    turn,
    assign,
    setCapacity,
    remove,
  };
}

export type SlotOrders = ReturnType<typeof useSlotOrders>;
