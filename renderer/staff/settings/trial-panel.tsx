import { Button } from '../../components/button.tsx';
import { useLanguage } from '../../state/language.ts';
import { Buttons, Panel, Pill } from '../kit/panel.tsx';
import { useStaffOrder } from '../kit/staff-api.ts';
import { useSettingWords } from './setting-words.ts';
import { useSettings } from './settings-context.ts';

/** New settings that have not proven themselves yet: they are kept, or taken back. */
export function Trial({ mayFix }: { readonly mayFix: boolean }) {
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

/** New settings that did not prove themselves: what came back, and why. */
export function Undone({ mayFix }: { readonly mayFix: boolean }) {
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
