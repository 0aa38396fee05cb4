import { useState } from 'react';
import type { LogLine } from '../../../shared/contract/staff-settings.ts';
import { ListEmpty } from '../../components/list-state.tsx';
import { useLanguage } from '../../state/language.ts';
import { Choice } from '../kit/choice.tsx';
import { Panel, Pill, type PillTone } from '../kit/panel.tsx';
import { useStaffQuery } from '../kit/staff-api.ts';

const TONES: Record<LogLine['level'], PillTone> = {
  debug: 'plain',
  info: 'plain',
  warn: 'warning',
  error: 'bad',
  fatal: 'bad',
};

/** The youngest lines of the log, as the program wrote them. */
export function LogPage() {
  const { t, time } = useLanguage();
  const [level, setLevel] = useState<'info' | 'warn'>('warn');
  const lines = useStaffQuery('listLog', { level }).data;
  return (
    <Panel title={t('staff.settings.log.title')} testId="settings-log">
      <Choice
        label={t('staff.settings.log.title')}
        value={level}
        options={(['warn', 'info'] as const).map((value) => ({
          value,
          label: t(`staff.settings.log.${value}`),
        }))}
        onChange={setLevel}
        testId="log-level"
      />
      {lines?.length === 0 && <ListEmpty good text={t('staff.settings.log.empty')} />}
      <ul className="log-lines" lang="en">
        {lines?.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be alike, and the list is drawn whole each time
          <li key={index}>
            <Pill tone={TONES[line.level]}>{line.level}</Pill>
            <span>{line.text}</span>
            <small>{line.atMs === null ? '' : time(line.atMs)}</small>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
