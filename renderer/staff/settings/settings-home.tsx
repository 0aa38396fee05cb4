import type { ComponentType } from 'react';
import { SETTING_GROUPS, type SettingGroup } from '../../../shared/domain/setting-groups.ts';
import { mayDo } from '../../../shared/domain/staff.ts';
import { Button } from '../../components/button.tsx';
import { useLanguage } from '../../state/language.ts';
import { useStaffStore } from '../../state/staff-store.ts';
import { Buttons, Panel, Pill } from '../kit/panel.tsx';
import { useStaffOrder } from '../kit/staff-api.ts';
import { ClosedPanel } from './closed-panel.tsx';
import { GROUP_ICONS, ToolsIcon } from './group-icons.tsx';
import { useSettingWords } from './setting-words.ts';
import { faultsBelow, useSettings } from './settings-context.ts';

export interface SettingsHomeProps {
  readonly onGroup: (group: SettingGroup) => void;
  readonly onTools: () => void;
}

const GROUPS = Object.keys(SETTING_GROUPS).filter((name): name is SettingGroup => name in SETTING_GROUPS);

/** Is the shop open, is anything wrong with the settings, and the way to all of them. */
export function SettingsHome({ onGroup, onTools }: SettingsHomeProps) {
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

function Trial({ mayFix }: { readonly mayFix: boolean }) {
  const { t, time } = useLanguage();
  const words = useSettingWords();
  const { view } = useSettings();
  const [keep, keeping] = useStaffOrder('keepSettings', () => undefined);
  const [undo, undoing] = useStaffOrder('undoSettings', () => undefined);
  if (!view.trial) return null;
  return (
    <Panel
      title={t('staff.need.settingsTrial')}
      aside={<Pill tone="busy">{t('staff.settings.trialPill')}</Pill>}
      testId="settings-trial"
    >
      <p>{t('staff.settings.trialUntil', { time: time(view.trial.endsAtMs) })}</p>
      <p className="settings-help">{view.trial.paths.map((path) => words.label(path)).join(' · ')}</p>
      {mayFix && (
        <Buttons>
          <Button tone="primary" testId="settings-keep" busy={keeping} onPress={() => keep({})}>
            {t('staff.settings.keep')}
          </Button>
          <Button tone="outline" testId="settings-undo" busy={undoing} onPress={() => undo({})}>
            {t('staff.settings.undo')}
          </Button>
        </Buttons>
      )}
    </Panel>
  );
}

function Undone({ mayFix }: { readonly mayFix: boolean }) {
  const { t, time } = useLanguage();
  const words = useSettingWords();
  const { view } = useSettings();
  const [keep, keeping] = useStaffOrder('keepSettings', () => undefined);
  if (!view.undone) return null;
  const { reason, paths, detail, atMs } = view.undone;
  return (
    <Panel title={t('staff.need.settingsUndone')} aside={time(atMs)} testId="settings-undone">
      <p>{t(`staff.settings.undone.${reason}`)}</p>
      <p className="settings-help">{paths.map((path) => words.label(path)).join(' · ')}</p>
      {detail.length > 0 && (
        <ul className="settings-lines" lang="en">
          {detail.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {mayFix && (
        <Buttons>
          <Button tone="outline" testId="settings-seen" busy={keeping} onPress={() => keep({})}>
            {t('staff.settings.seen')}
          </Button>
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
