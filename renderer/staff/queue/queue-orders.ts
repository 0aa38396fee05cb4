import { useState } from 'react';
import type { BridgeError } from '../../../shared/contract/method.ts';
import type { QueueAnswer } from '../../../shared/contract/staff-queue.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { useLanguage } from '../../state/language.ts';
import { useStaffOrder } from '../kit/staff-api.ts';

/** What became of an order to the queue: null, or why not in plain words. `onDone` is told of either. */
export function useQueueAnswer(onDone: (isDone: boolean) => void) {
  const { t } = useLanguage();
  const [fault, setFault] = useState<string | null>(null);
  const onAnswer = (answer: Result<QueueAnswer, BridgeError>) => {
    if (!answer.ok) setFault(t('staff.failed'));
    else setFault(answer.value.kind === 'refused' ? t(`staff.queue.refusal.${answer.value.reason}`) : null);
    onDone(answer.ok && answer.value.kind === 'done');
  };
  return { fault, onAnswer };
}

/** Holding the line, and letting it go on. */
export function useLineOrders() {
  const { fault, onAnswer } = useQueueAnswer(() => {});
  const [pause, isPausing] = useStaffOrder('pauseQueue', onAnswer);
  const [resume, isResuming] = useStaffOrder('resumeQueue', onAnswer);
  return { fault, pause, resume, busy: isPausing || isResuming };
}
