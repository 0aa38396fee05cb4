import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { ListFailed } from '../../components/list-state.tsx';
import { useKioskStore } from '../../state/kiosk-store.ts';
import { useLanguage } from '../../state/language.ts';
import { Buttons, Panel, Pill, Row } from '../kit/panel.tsx';
import { personName } from '../kit/person-name.ts';
import { useStaffQuery } from '../kit/staff-api.ts';
import { actionText } from './action-words.ts';
import { detailText } from './detail-words.ts';

/** Who did what, the youngest first. */
export function AuditPage() {
  const language = useLanguage();
  const { t, time } = language;
  const currency = useKioskStore((state) => state.info?.currency) ?? 'CNY';
  const [before, setBefore] = useState<number | null>(null);
  const log = useStaffQuery('listAudit', { before }, { everyMs: false });
  if (!log.data)
    return (
      log.isError && (
        <ListFailed text={t('staff.failed')} onRetry={() => void log.refetch()} busy={log.isFetching} />
      )
    );
  const { lines, brokenAt } = log.data;
  const oldest = lines.at(-1)?.seq ?? 1;
  return (
    <>
      <Panel
        title={t('staff.audit.title')}
        aside={
          brokenAt === null ? (
            <Pill tone="good">{t('staff.audit.whole')}</Pill>
          ) : (
            <Pill tone="bad">{t('staff.audit.broken', { line: brokenAt })}</Pill>
          )
        }
      >
        {lines.length === 0 && <p>{t('staff.audit.empty')}</p>}
        <ul className="rows" data-testid="audit-lines">
          {lines.map((line) => (
            <li key={line.seq}>
              <Row
                title={actionText(line.action, language)}
                text={[
                  personName({ personId: line.personId, name: line.personName }, language) ||
                    t('staff.audit.nobody'),
                  detailText(line, currency, language),
                ]
                  .filter(Boolean)
                  .join(' · ')}
                end={
                  <>
                    {line.outcome === 'refused' && <Pill tone="warning">{t('staff.audit.refused')}</Pill>}
                    {time(line.atMs)}
                  </>
                }
              />
            </li>
          ))}
        </ul>
      </Panel>
      <Buttons>
        <Button testId="audit-newest" disabled={before === null} onPress={() => setBefore(null)}>
          {t('staff.audit.newest')}
        </Button>
        <Button testId="audit-older" disabled={oldest <= 1} onPress={() => setBefore(oldest)}>
          {t('staff.audit.older')}
        </Button>
      </Buttons>
    </>
  );
}
