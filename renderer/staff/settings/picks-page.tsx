import type { ShapeOf } from '../../../shared/contract/setting-shape.ts';
import { valueAt } from '../../../shared/domain/setting-changes.ts';
import { Button } from '../../components/button.tsx';
import { useLanguage } from '../../state/language.ts';
import { Option } from './choice-sheet.tsx';
import { editSetting } from './draft-store.ts';
import { itemsAt, type PageProps } from './page-props.ts';
import { useSettingWords } from './setting-words.ts';
import { useSettings } from './settings-context.ts';

/** Any of a few, in an order of their own: the first chosen comes first. */
export function PicksPage({
  member,
  item,
  path,
}: PageProps<ShapeOf<'list'>> & { readonly item: ShapeOf<'choice'> }) {
  const { t } = useLanguage();
  const words = useSettingWords();
  const { config } = useSettings();
  const items = itemsAt(valueAt(config, path) ?? member.usual);
  const toggle = (option: unknown) =>
    editSetting(
      config,
      path,
      items.includes(option) ? items.filter((each) => each !== option) : [...items, option],
    );
  const first = items[0];
  return (
    <>
      <div className="options">
        {item.options.map((option) => (
          <Option
            key={option}
            label={words.choice(path, option)}
            chosen={items.includes(option)}
            testId={`pick-${option}`}
            onPress={() => toggle(option)}
          />
        ))}
      </div>
      {items.length > 1 && (typeof first === 'string' || typeof first === 'number') && (
        <div className="settings-first">
          <p>{t('staff.settings.first', { name: words.choice(path, first) })}</p>
          <Button testId="pick-rotate" onPress={() => editSetting(config, path, [...items.slice(1), first])}>
            {t('staff.settings.otherFirst')}
          </Button>
        </div>
      )}
    </>
  );
}
