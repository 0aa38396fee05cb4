import type { ComponentType } from 'react';
import { SETTING_GROUPS, type SettingGroup } from '../../../shared/domain/setting-groups.ts';
import { mayDo } from '../../../shared/domain/staff.ts';
import { Button } from '../../components/button.tsx';
import { useLanguage } from '../../state/language.ts';
import { useStaffStore } from '../../state/staff-store.ts';
import { Buttons, Panel, Pill } from '../kit/panel.tsx';
import { useStaffOrder } from '../kit/staff-api.ts';
import { ClosedPanel } from './closed-panel.tsx';
import { GROUP_ICONS, SetUpIcon, ToolsIcon } from './group-icons.tsx';
import { faultsBelow, useSettings } from './settings-context.ts';
import { Trial, Undone } from './trial-panel.tsx';

export interface SettingsHomeProps {
  readonly onGroup: (group: SettingGroup) => void;
  readonly onTools: () => void;
  readonly onSetUp: () => void;
}

const GROUPS = Object.keys(SETTING_GROUPS).filter((name): name is SettingGroup => name in SETTING_GROUPS);

/** Is the shop open, is anything wrong with the settings, and the way to all of them. */
export function SettingsHome({ onGroup, onTools, onSetUp }: SettingsHomeProps) {
  const { t } = useLanguage();
  const { view, faults } = useSettings();
  const isWrong = (group: SettingGroup) =>
    SETTING_GROUPS[group].some((name) => faultsBelow(faults, [name]).length > 0);
  const role = useStaffStore((state) => state.person?.role ?? 'attendant');
  const mayFix = mayDo(role, 'allSettings');
  return (
    <>
      {view.mistakes.length > 0 && <Broken />}
      {view.trial && <Trial mayFix={mayFix} />}
      {view.undone && <Undone mayFix={mayFix} />}
      {view.refused.length > 0 && <Refused />}
      {view.mistakes.length === 0 && <ClosedPanel />}
      <ul className="setting-tiles">
        {GROUPS.map((group) => (
          <li key={group}>
            <Tile
              icon={GROUP_ICONS[group]}
              title={t(`staff.settings.group.${group}`)}
              text={t(`staff.settings.groupText.${group}`)}
              wrong={isWrong(group)}
              testId={`settings-open-${group}`}
              onPress={() => onGroup(group)}
            />
          </li>
        ))}
        {mayFix && view.mistakes.length === 0 && (
          <li>
            <Tile
              icon={SetUpIcon}
              title={t('staff.setUp.steps')}
              text={t('staff.setUp.stepsText')}
              wrong={false}
              testId="settings-open-set-up"
              onPress={onSetUp}
            />
          </li>
        )}
        {mayDo(role, 'supportBundle') && (
          <li>
            <Tile
              icon={ToolsIcon}
              title={t('staff.settings.tools')}
              text={t('staff.settings.toolsText')}
              wrong={false}
              testId="settings-open-tools"
              onPress={onTools}
            />
          </li>
        )}
      </ul>
    </>
  );
}

interface TileProps {
  readonly icon: ComponentType;
  readonly title: string;
  readonly text: string;
  readonly wrong: boolean;
  readonly testId: string;
  readonly onPress: () => void;
}

function Tile({ icon: TileIcon, title, text, wrong, testId, onPress }: TileProps) {
  return (
    <button
      type="button"
      className={wrong ? 'setting-tile setting-tile-wrong' : 'setting-tile'}
      data-testid={testId}
      onClick={onPress}
    >
      <TileIcon />
      <span>
        <strong>{title}</strong>
        <small>{text}</small>
      </span>
    </button>
  );
}

/** The kiosk could not be built: what is wrong, and the way back to the file. */
function Broken() {
  const { t } = useLanguage();
  const { view, mayAll } = useSettings();
  const [forget, forgetting] = useStaffOrder('forgetSettings', () => undefined);
  const [restart, restarting] = useStaffOrder('restartKiosk', () => undefined);
  return (
    <Panel
      title={t('staff.settings.broken')}
      aside={<Pill tone="bad">{t('staff.settings.brokenPill')}</Pill>}
      testId="settings-broken"
    >
      <p>{t('staff.settings.brokenText')}</p>
      <ul className="settings-lines" lang="en">
        {view.mistakes.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {mayAll && (
        <Buttons>
          <Button tone="primary" testId="settings-restart" busy={restarting} onPress={() => restart({})}>
            {t('staff.settings.restart')}
          </Button>
          {view.changed.length > 0 && (
            <Button tone="outline" testId="settings-forget" busy={forgetting} onPress={() => forget({})}>
              {t('staff.settings.forget')}
            </Button>
          )}
        </Buttons>
      )}
    </Panel>
  );
}

function Refused() {
  const { t } = useLanguage();
  const { view } = useSettings();
  return (
    <Panel title={t('staff.need.settingsRefused', { count: view.refused.length })} testId="settings-refused">
      <p>{t('staff.need.settingsRefusedText')}</p>
      <ul className="settings-lines" lang="en">
        {view.refused.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Panel>
  );
}
