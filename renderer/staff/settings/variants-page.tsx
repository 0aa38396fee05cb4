import type { ShapeOf } from '../../../shared/contract/setting-shape.ts';
import { valueAt, variantOf } from '../../../shared/domain/setting-changes.ts';
import { useLanguage } from '../../state/language.ts';
import { Option } from './choice-sheet.tsx';
import { editSetting } from './draft-store.ts';
import { emptyOf } from './empty-values.ts';
import type { PageProps } from './page-props.ts';
import { SettingMembers } from './setting-members.tsx';
import { useSettingWords } from './setting-words.ts';
import { useSettings } from './settings-context.ts';

/** Which kind it is, and what that kind has. */
export function VariantsPage({ member, shape, path }: PageProps<ShapeOf<'variants'>>) {
  const { t } = useLanguage();
  const words = useSettingWords();
  const { config } = useSettings();
  const given = valueAt(config, path);
  const value = given === undefined ? member.usual : given;
  const chosen = value === undefined ? null : variantOf(shape, value);
  const inner = chosen?.shape;
  return (
    <>
      <div className="options options-flow">
        {member.optional && member.usual === undefined && (
          <Option
            label={t('staff.settings.notSet')}
            chosen={chosen === null}
            testId="variant-none"
            onPress={() => editSetting(config, path, undefined)}
          />
        )}
        {shape.options.map((option) => (
          <Option
            key={option.tag}
            label={words.choice(path, option.tag)}
            chosen={option.tag === chosen?.tag}
            testId={`variant-${option.tag}`}
            onPress={() =>
              option.tag !== chosen?.tag &&
              editSetting(config, path, emptyOf(shape, option.shape, option.tag))
            }
          />
        ))}
      </div>
      {inner?.kind === 'object' && inner.members.length > 0 && (
        <SettingMembers shape={inner} path={path} usual={given === undefined ? member.usual : undefined} />
      )}
    </>
  );
}
