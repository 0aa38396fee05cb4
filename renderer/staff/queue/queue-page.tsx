import { useState } from 'react';
import type { QueueCase, QueueView } from '../../../shared/contract/staff-queue.ts';
import { Button } from '../../components/button.tsx';
import { ListEmpty, ListFailed } from '../../components/list-state.tsx';
import { Notice } from '../../components/notice.tsx';
import { useNowMs } from '../../components/use-now.ts';
import { useLanguage } from '../../state/language.ts';
import { useStaffStore } from '../../state/staff-store.ts';
import { Panel, Pill } from '../kit/panel.tsx';
import { useStaffQuery } from '../kit/staff-api.ts';
import { CaseSheet } from './case-sheet.tsx';
import { useLineOrders } from './queue-orders.ts';
import { CASE_TONES, sinceText } from './queue-words.ts';
import { StuckMachine } from './stuck-machine.tsx';
import './queue.css';
import { recordedName } from '../kit/person-name.ts';

/** A case moves within seconds: whoever stands before the machine wants to see it. */
const LOOK_AGAIN_MS = 2_000;
const AGE_DRAWN_MS = 15_000;

/** The line before the machine. */
export function QueuePage() {
  const { t } = useLanguage();
  const queue = useStaffQuery('getQueue', {}, { everyMs: LOOK_AGAIN_MS });
  const [openId, setOpenId] = useState(useStaffStore((state) => state.focus));
  if (!queue.data)
    return (
      queue.isError && (
        <ListFailed text={t('staff.failed')} onRetry={() => void queue.refetch()} busy={queue.isFetching} />
      )
    );
  const { cases, machine } = queue.data;
  const waitingCount = cases.filter(({ place }) => place !== null).length;
  const open = cases.find(({ saleId }) => saleId === openId);
  return (
    <>
      <LineState queue={queue.data} />
      {machine.isStuck && (
        <StuckMachine machine={machine} busy={queue.isFetching} onAskAgain={() => void queue.refetch()} />
      )}
      {cases.length === 0 ? (
        <ListEmpty good text={t('staff.queue.none')} />
      ) : (
        <Panel title={t('staff.queue.cases')} aside={cases.length}>
          <Cases cases={cases} onOpen={setOpenId} />
        </Panel>
      )}
      {open && <CaseSheet queueCase={open} waitingCount={waitingCount} onClose={() => setOpenId(null)} />}
    </>
  );
}

/** Whether it goes on, as large as it is important, with the one button that changes it. */
function LineState({ queue: { paused } }: { readonly queue: QueueView }) {
  const language = useLanguage();
  const { t, time } = language;
  const { pause, resume, busy, fault } = useLineOrders();
  return (
    <>
      <section className={paused ? 'line-state line-paused' : 'line-state'} data-testid="queue-state">
        <div>
          <h2>{t(paused ? 'staff.queue.paused' : 'staff.queue.running')}</h2>
          <p>
            {paused
              ? t('staff.queue.pausedText', {
                  name: recordedName(paused.personName, language),
                  time: time(paused.atMs),
                })
              : t('staff.queue.runningText')}
          </p>
        </div>
        {paused ? (
          <Button testId="queue-resume" busy={busy} onPress={() => resume({})}>
            {t('staff.queue.resume')}
          </Button>
        ) : (
          <Button testId="queue-pause" busy={busy} onPress={() => pause({})}>
            {t('staff.queue.pause')}
          </Button>
        )}
      </section>
      {fault !== null && <Notice tone="error">{fault}</Notice>}
    </>
  );
}

interface CasesProps {
  readonly cases: readonly QueueCase[];
  readonly onOpen: (saleId: string) => void;
}

function Cases({ cases, onOpen }: CasesProps) {
  return (
    <ul className="rows" data-testid="queue-cases">
      {cases.map((each) => (
        <li key={each.saleId}>
          <CaseRow queueCase={each} onPress={() => onOpen(each.saleId)} />
        </li>
      ))}
    </ul>
  );
}

function CaseRow({ queueCase, onPress }: { readonly queueCase: QueueCase; readonly onPress: () => void }) {
  const language = useLanguage();
  const { t } = language;
  const nowMs = useNowMs(AGE_DRAWN_MS);
  const { queueNo, modelName, state, place, isMovedUp, isFromElsewhere } = queueCase;
  const remarks = [
    place === 1 ? t('staff.queue.nextUp') : place !== null && t('staff.queue.placeInLine', { place }),
    sinceText(queueCase.sinceMs, nowMs, language),
    isMovedUp && t('staff.queue.movedUp'),
    isFromElsewhere && t('staff.queue.fromElsewhere'),
  ];
  return (
    <button
      type="button"
      className="row row-button case-row"
      data-testid={`case-${queueNo}`}
      data-state={state}
      onClick={onPress}
    >
      <span className="case-number">{queueNo}</span>
      <span className="row-words">
        <strong>{modelName}</strong>
        <small>{remarks.filter(Boolean).join(' · ')}</small>
      </span>
      <Pill tone={CASE_TONES[state]}>{t(`staff.queue.state.${state}`)}</Pill>
    </button>
  );
}
