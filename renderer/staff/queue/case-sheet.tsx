import { useState } from 'react';
import {
  type CancelReason,
  cancelReasonSchema,
  type QueueCase,
} from '../../../shared/contract/staff-queue.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useLanguage } from '../../state/language.ts';
import { showStaffPage } from '../../state/staff-store.ts';
import { AskSure } from '../kit/ask-sure.tsx';
import { Choice } from '../kit/choice.tsx';
import { Buttons, Facts, Pill } from '../kit/panel.tsx';
import { useStaffOrder } from '../kit/staff-api.ts';
import { useQueueAnswer } from './queue-orders.ts';
import { CASE_TONES } from './queue-words.ts';

export interface CaseSheetProps {
  readonly queueCase: QueueCase;
  /** How many wait for the machine. */
  readonly waitingCount: number;
  readonly onClose: () => void;
}

/** One case of the queue, and what can be done with it as long as the machine has not begun. */
export function CaseSheet({ queueCase, waitingCount, onClose }: CaseSheetProps) {
  const { t, time } = useLanguage();
  const [isCancelling, setCancelling] = useState(false);
  const { fault, onAnswer } = useQueueAnswer((isDone) => {
    setCancelling(false);
    if (isDone) onClose();
  });
  const [printNext, isMoving] = useStaffOrder('printNext', onAnswer);
  const [cancel, isBusy] = useStaffOrder('cancelCase', onAnswer);
  const { saleId, queueNo, modelName, state, place, claimCode } = queueCase;
  return (
    <>
      <Sheet
        title={queueNo}
        testId="case-sheet"
        onClose={onClose}
        actions={
          <>
            {place !== null && (
              <Button
                tone="primary"
                testId="case-next"
                disabled={place === 1}
                busy={isMoving}
                onPress={() => printNext({ saleId })}
              >
                {t('staff.queue.printNext')}
              </Button>
            )}
            {place !== null && (
              <Button tone="danger" testId="case-cancel" onPress={() => setCancelling(true)}>
                {t('staff.queue.cancel')}
              </Button>
            )}
            <Button testId="case-close" onPress={onClose}>
              {t('frame.close')}
            </Button>
          </>
        }
      >
        {fault !== null && <Notice tone="error">{fault}</Notice>}
        <p>
          <Pill tone={CASE_TONES[state]}>{t(`staff.queue.state.${state}`)}</Pill>
        </p>
        <p>{t(`staff.queue.stateText.${state}`)}</p>
        {place !== null && <MoveCase saleId={saleId} place={place} waitingCount={waitingCount} />}
        <Facts
          facts={[
            [t('staff.queue.model'), modelName],
            [t('staff.queue.paid'), time(queueCase.placedAtMs)],
            ...(claimCode === null ? [] : [[t('staff.queue.code'), claimCode] as const]),
          ]}
        />
        <Buttons>
          <Button tone="outline" testId="case-sale" onPress={() => showStaffPage('sales', saleId)}>
            {t('staff.queue.toSale')}
          </Button>
          {state === 'noBlank' && (
            <Button tone="outline" testId="case-stock" onPress={() => showStaffPage('stock')}>
              {t('staff.queue.toStock')}
            </Button>
          )}
        </Buttons>
      </Sheet>
      {isCancelling && (
        <CancelSure
          queueNo={queueNo}
          busy={isBusy}
          onSure={(reason) => cancel({ saleId, reason })}
          onClose={() => setCancelling(false)}
        />
      )}
    </>
  );
}

interface MoveCaseProps {
  readonly saleId: string;
  readonly place: number;
  readonly waitingCount: number;
}

/** Its place in the line, and one further up or down. The sheet stays, so that it can be moved on. */
function MoveCase({ saleId, place, waitingCount }: MoveCaseProps) {
  const { t } = useLanguage();
  const { fault, onAnswer } = useQueueAnswer(() => {});
  const [move, isBusy] = useStaffOrder('moveCase', onAnswer);
  return (
    <div className="case-move">
      {fault !== null && <Notice tone="error">{fault}</Notice>}
      <p role="status" data-testid="case-place">
        {t('staff.queue.placeOf', { place, waiting: waitingCount })}
      </p>
      <Buttons>
        <Button
          tone="outline"
          testId="case-up"
          disabled={place === 1}
          busy={isBusy}
          onPress={() => move({ saleId, place: place - 1 })}
        >
          {t('staff.queue.moveUp')}
        </Button>
        <Button
          tone="outline"
          testId="case-down"
          disabled={place >= waitingCount}
          busy={isBusy}
          onPress={() => move({ saleId, place: place + 1 })}
        >
          {t('staff.queue.moveDown')}
        </Button>
      </Buttons>
    </div>
  );
}

interface CancelSureProps {
  readonly queueNo: string;
  readonly busy: boolean;
  readonly onSure: (reason: CancelReason) => void;
  readonly onClose: () => void;
}

function CancelSure({ queueNo, busy, onSure, onClose }: CancelSureProps) {
  const { t } = useLanguage();
  const [reason, setReason] = useState<CancelReason>('customerAsked');
  return (
    <AskSure
      title={t('staff.queue.cancelTitle', { queueNo })}
      action={t('staff.queue.cancelAction')}
      danger
      busy={busy}
      onSure={() => onSure(reason)}
      onClose={onClose}
    >
      <p>{t('staff.queue.cancelText')}</p>
      <Choice
        label={t('staff.queue.cancel')}
        value={reason}
        options={cancelReasonSchema.options.map((value) => ({
          value,
          label: t(`staff.queue.reason.${value}`),
        }))}
        onChange={setReason}
        testId="cancel-reason"
      />
    </AskSure>
  );
}
