import { SETTING_GROUPS, type SettingGroup } from '../../../shared/domain/setting-groups.ts';
import { useLanguage } from '../../state/language.ts';
import { Panel } from '../kit/panel.tsx';
import { SettingRow } from './setting-row.tsx';
import { useSettings } from './settings-context.ts';

/** The settings of one group. */
export function GroupPage({ group }: { readonly group: SettingGroup }) {
  const { t } = useLanguage();
  const { view } = useSettings();
  const members = view.shape.kind === 'object' ? view.shape.members : [];
  const names: readonly string[] = SETTING_GROUPS[group];
  return (
    <Panel title={t(`staff.settings.group.${group}`)} testId={`settings-group-${group}`}>
      <ul className="settings-rows">
        {names.flatMap((name) => {
          const member = members.find((each) => each.name === name);
          return member ? [<SettingRow key={name} member={member} path={[name]} />] : [];
        })}
      </ul>
    </Panel>
  );
}
