import { useState } from 'react';
import type { SystemView } from '../../../shared/contract/staff-systems.ts';
import { Button } from '../../components/button.tsx';
import { ListFailed } from '../../components/list-state.tsx';
import { Notice } from '../../components/notice.tsx';
import { useLanguage } from '../../state/language.ts';
import { useMay } from '../devices/use-may.ts';
import { Buttons, Facts, Pill } from '../kit/panel.tsx';
import { useStaffOrder, useStaffQuery } from '../kit/staff-api.ts';
import { isTroubled, lastErrorText, STATE_TONES, stateText } from './system-words.ts';
import { showBooks, showMessages } from './systems-routes.ts';

/** Those in trouble first; of what is off only technicians hear. */
export function SystemsList() {
  const { t } = useLanguage();
  const { data, isError, isFetching, refetch } = useStaffQuery('listSystems', {});
  if (!data)
    return (
      isError && <ListFailed text={t('staff.failed')} onRetry={() => void refetch()} busy={isFetching} />
    );
  const on = data.filter(({ state }) => state !== 'off');
  return (
    <>
      {[...on.filter(isTroubled), ...on.filter((each) => !isTroubled(each))].map((system) => (
        <SystemCard key={system.systemId} system={system} />
      ))}
      <OffLine systems={data} />
    </>
  );
}

function OffLine({ systems }: { readonly systems: readonly SystemView[] }) {
  const { t, locale } = useLanguage();
  const isTechnician = useMay('allSettings');
  const off = systems.filter(({ state }) => state === 'off');
  if (!isTechnician || off.length === 0) return null;
  const names = new Intl.ListFormat(locale).format(
    off.map(({ systemId }) => t(`staff.systems.name.${systemId}`)),
  );
  return (
    <p className="systems-off" data-testid="systems-off">
      {t('staff.systems.offLine', { names })}
    </p>
  );
}

interface CardProps {
  readonly system: SystemView;
}

function SystemCard({ system }: CardProps) {
  const language = useLanguage();
  const { t } = language;
  const { systemId, state, lastError } = system;
  return (
    <section
      className={`system-card system-card-${STATE_TONES[state]}`}
      data-testid={`system-${systemId}`}
      data-state={state}
    >
      <header>
        <div>
          <h2>{t(`staff.systems.name.${systemId}`)}</h2>
          <small className="system-for">{t(`staff.systems.for.${systemId}`)}</small>
        </div>
        <Pill tone={STATE_TONES[state]}>{t(`staff.systems.state.${state}`)}</Pill>
      </header>
      <p>{stateText(system, language)}</p>
      <Facts facts={factsOf(system, language)} />
      {/* The other side's own words, in whatever language it speaks. */}
      {lastError?.detail && (
        <small className="system-detail" lang="und" translate="no">
          {lastError.detail}
        </small>
      )}
      <Acts system={system} />
    </section>
  );
}

function factsOf(system: SystemView, language: ReturnType<typeof useLanguage>): [string, string][] {
  const { t, time } = language;
  const { backlog, lastSuccessAtMs } = system;
  const count = (messages: number) => t('staff.systems.count', { count: messages });
  return [
    [
      t('staff.systems.lastSuccess'),
      lastSuccessAtMs === null ? t('staff.systems.never') : time(lastSuccessAtMs),
    ],
    [t('staff.systems.lastError'), lastErrorText(system, language)],
    ...(backlog
      ? ([
          [t('staff.systems.waiting'), count(backlog.waiting)],
          [t('staff.systems.undelivered'), count(backlog.undelivered)],
        ] satisfies [string, string][])
      : []),
  ];
}

function Acts({ system }: CardProps) {
  const { t } = useLanguage();
  const { systemId, backlog, canBeAsked, hasPages } = system;
  const mayKeepBooks = useMay('keepBooks');
  const [hasFailed, setFailed] = useState(false);
  const [ask, asking] = useStaffOrder('askSystem', (answer) => setFailed(!answer.ok));
  const undelivered = backlog?.undelivered ?? 0;
  const showsBooks = hasPages && mayKeepBooks;
  if (!canBeAsked && !showsBooks && undelivered === 0) return null;
  return (
    <>
      {hasFailed && <Notice tone="error">{t('staff.failed')}</Notice>}
      <Buttons>
        {showsBooks && (
          <Button tone="primary" testId={`open-${systemId}`} onPress={() => showBooks()}>
            {t('staff.systems.open')}
          </Button>
        )}
        {undelivered > 0 && (
          <Button tone="outline" testId={`messages-${systemId}`} onPress={() => showMessages(systemId)}>
            {t('staff.systems.messages')}
          </Button>
        )}
        {canBeAsked && (
          <Button tone="outline" testId={`ask-${systemId}`} busy={asking} onPress={() => ask({ systemId })}>
            {t('staff.systems.ask')}
          </Button>
        )}
      </Buttons>
    </>
  );
}
