import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { ListFailed } from '../../components/list-state.tsx';
import { useLanguage } from '../../state/language.ts';
import { Buttons, Panel, Pill, Row } from '../kit/panel.tsx';
import { recordedName } from '../kit/person-name.ts';
import { useStaffQuery } from '../kit/staff-api.ts';
import { varianceText, varianceTone } from './cash-words.ts';

/** As many as the main process gives at once. */
const PAGE = 20;

export interface HistoryPanelProps {
  readonly currency: string;
  readonly onOpen: (number: number) => void;
}

/** The cash-ups that were signed, the youngest first. */
export function HistoryPanel({ currency, onOpen }: HistoryPanelProps) {
  const language = useLanguage();
  const { t, time, money } = language;
  const [before, setBefore] = useState<number | null>(null);
  const { data, isError, isFetching, refetch } = useStaffQuery('listCashUps', { before }, { everyMs: false });
  const last = data?.at(-1)?.number ?? 1;
  return (
    <Panel title={t('staff.cash.history')} testId="cash-history">
      {!data && isError && (
        <ListFailed text={t('staff.failed')} onRetry={() => void refetch()} busy={isFetching} />
      )}
      {data?.length === 0 && <p className="cash-quiet">{t('staff.cash.noHistory')}</p>}
      <ul className="rows">
        {data?.map((line) => (
          <li key={line.number}>
            <Row
              title={t('staff.cash.numbered', { number: line.number })}
              text={`${time(line.closedAtMs)} · ${recordedName(line.signedBy, language)} · ${money(line.countedMinor, currency)}`}
              end={
                line.isWhole ? (
                  <Pill tone={varianceTone(line.varianceMinor)}>
                    {varianceText(line.varianceMinor, currency, language)}
                  </Pill>
                ) : (
                  <Pill tone="bad">{t('staff.cash.tampered')}</Pill>
                )
              }
              testId={`cash-up-${line.number}`}
              onPress={() => onOpen(line.number)}
            />
          </li>
        ))}
      </ul>
      {(before !== null || (data?.length === PAGE && last > 1)) && (
        <Buttons>
          {before !== null && (
            <Button tone="outline" testId="cash-ups-newest" onPress={() => setBefore(null)}>
              {t('staff.audit.newest')}
            </Button>
          )}
          {data?.length === PAGE && last > 1 && (
            <Button tone="outline" testId="cash-ups-older" onPress={() => setBefore(last)}>
              {t('staff.audit.older')}
            </Button>
          )}
        </Buttons>
      )}
    </Panel>
  );
}
