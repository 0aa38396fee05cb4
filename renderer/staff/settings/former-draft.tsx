import { Button } from '../../components/button.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useLanguage } from '../../state/language.ts';
import { dropDraft, takeFormerDraft, useSettingsDraft } from './draft-store.ts';
import { useSettingWords } from './setting-words.ts';

/** Edits that somebody made, and left before they applied them: the same person decides what becomes of them. */
export function FormerDraft() {
  const { t, time } = useLanguage();
  const words = useSettingWords();
  const former = useSettingsDraft((state) => state.former);
  if (!former) return null;
  return (
    <Sheet
      title={t('staff.settings.former.title')}
      testId="former-draft"
      // Nothing else is done before it is answered, and going on can still be dropped.
      onClose={takeFormerDraft}
      actions={
        <>
          <Button tone="primary" testId="former-take" onPress={takeFormerDraft}>
            {t('staff.settings.former.take')}
          </Button>
          <Button testId="former-drop" onPress={dropDraft}>
            {t('staff.settings.former.drop')}
          </Button>
        </>
      }
    >
      <p>
        {t('staff.settings.former.text', { count: former.changes.length, time: time(former.editedAtMs) })}
      </p>
      <ul className="settings-lines">
        {former.changes.map(({ path }) => (
          <li key={path.join('.')}>
            {path.map((_, index) => words.label(path.slice(0, index + 1))).join(' › ')}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
