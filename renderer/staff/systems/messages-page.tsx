import { useState } from 'react';
import type { SystemId, UndeliveredMessage } from '../../../shared/contract/staff-systems.ts';
import { Button } from '../../components/button.tsx';
import { ListEmpty, ListFailed } from '../../components/list-state.tsx';
import { Notice } from '../../components/notice.tsx';
import { useLanguage } from '../../state/language.ts';
import { showStaffPage } from '../../state/staff-store.ts';
import { useMay } from '../devices/use-may.ts';
import { Buttons, Panel, Row } from '../kit/panel.tsx';
import { useStaffOrder, useStaffQuery } from '../kit/staff-api.ts';
import { BackButton } from './back-button.tsx';
import { showSystems } from './systems-routes.ts';

type Outcome = 'sentAgain' | 'gone' | 'failed';

/** What another system would not take, and having it sent again. */
export function MessagesPage({ systemId }: { readonly systemId: SystemId }) {
  const { t } = useLanguage();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const { data, isError, isFetching, refetch } = useStaffQuery('listUndelivered', { systemId });
  const [send, sending] = useStaffOrder('sendMessageAgain', (answer) => {
    if (!answer.ok) return setOutcome('failed');
    setOutcome(answer.value.kind === 'done' ? 'sentAgain' : 'gone');
  });
  const name = t(`staff.systems.name.${systemId}`);
  return (
    <>
      <BackButton text={t('staff.systems.all')} onPress={showSystems} />
      {outcome !== null && <OutcomeNotice outcome={outcome} />}
      {!data && isError && (
        <ListFailed text={t('staff.failed')} onRetry={() => void refetch()} busy={isFetching} />
      )}
      {data?.length === 0 && <ListEmpty good text={t('staff.systems.noMessages')} />}
      {data && data.length > 0 && (
        <Panel title={t('staff.systems.messages')} aside={data.length} testId="undelivered">
          <p className="systems-lead">{t('staff.systems.messagesLead', { name })}</p>
          <ul className="rows">
            {data.map((message) => (
              <li key={message.messageId}>
                <MessageRow
                  message={message}
                  busy={sending}
                  onSend={() => send({ systemId, messageId: message.messageId })}
                />
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}

function OutcomeNotice({ outcome }: { readonly outcome: Outcome }) {
  const { t } = useLanguage();
  if (outcome === 'failed') return <Notice tone="error">{t('staff.failed')}</Notice>;
  return <Notice tone={outcome === 'gone' ? 'info' : 'success'}>{t(`staff.systems.${outcome}`)}</Notice>;
}

interface MessageRowProps {
  readonly message: UndeliveredMessage;
  readonly busy: boolean;
  readonly onSend: () => void;
}

function MessageRow({ message, busy, onSend }: MessageRowProps) {
  const { t, time } = useLanguage();
  const maySend = useMay('resendMessages');
  const { about, subject, saleId, attempts, createdAtMs, messageId } = message;
  return (
    <Row
      title={`${t(`staff.systems.about.${about}`)} ${subject}`}
      text={`${time(createdAtMs)} · ${t('staff.systems.tried', { count: attempts })}`}
      end={
        <Buttons>
          {saleId !== null && (
            <Button
              tone="quiet"
              testId={`sale-of-${messageId}`}
              onPress={() => showStaffPage('sales', saleId)}
            >
              {t('staff.systems.showSale')}
            </Button>
          )}
          {maySend && (
            <Button tone="outline" testId={`send-${messageId}`} busy={busy} onPress={onSend}>
              {t('staff.systems.sendAgain')}
            </Button>
          )}
        </Buttons>
      }
    />
  );
}
