import { useState } from 'react';
import type { SettingMember, SettingShape, ShapeOf } from '../../../shared/contract/setting-shape.ts';
import { isRecord, valueAt, variantOf } from '../../../shared/domain/setting-changes.ts';
import { Button } from '../../components/button.tsx';
import { useLanguage } from '../../state/language.ts';
import { AskText } from '../kit/ask-text.tsx';
import { Buttons } from '../kit/panel.tsx';
import { editSetting } from './draft-store.ts';
import { emptyItem } from './empty-values.ts';
import { itemsAt, type PageProps } from './page-props.ts';
import { SettingRow } from './setting-row.tsx';
import { type PagePath, useSettingWords } from './setting-words.ts';
import { faultsBelow, useSettings } from './settings-context.ts';

/** The items of a list, each opening its own page or editor. */
export function ItemsPage({ member, shape, path }: PageProps<ShapeOf<'list'>>) {
  const { t } = useLanguage();
  const { config } = useSettings();
  const items = itemsAt(valueAt(config, path) ?? member.usual);
  const item: SettingMember = { name: '', shape: shape.item, optional: true };
  const isFull = shape.maxItems !== null && items.length >= shape.maxItems;
  return (
    <>
      {items.length === 0 && <p className="settings-help">{t('staff.settings.empty')}</p>}
      <ul className="settings-rows">
        {items.map((_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is what an item is known by
          <ItemRow key={index} item={item} path={[...path, index]} />
        ))}
      </ul>
      {!isFull && (
        <Buttons>
          <Button
            tone="outline"
            testId="setting-add"
            onPress={() => editSetting(config, [...path, items.length], emptyItem(shape.item))}
          >
            {t('staff.settings.add')}
          </Button>
        </Buttons>
      )}
    </>
  );
}

function ItemRow({ item, path }: { readonly item: SettingMember; readonly path: PagePath }) {
  const words = useSettingWords();
  const { config, open, faults } = useSettings();
  if (item.shape.kind !== 'object' && item.shape.kind !== 'variants')
    return <SettingRow member={item} path={path} />;
  const value = valueAt(config, path);
  const wrong = faultsBelow(faults, path);
  const [title, ...rest] = titleOf(item.shape, value, path, words);
  return (
    <li>
      <button
        type="button"
        className={wrong.length > 0 ? 'setting setting-wrong' : 'setting'}
        data-testid={`setting-${path.join('.')}`}
        onClick={() => open(path)}
      >
        <span className="setting-words">
          <strong>{title}</strong>
          {/* An address or a template, as it is. */}
          {rest.length > 0 && <small lang="zxx">{rest.join(' ')}</small>}
          {wrong.slice(0, 2).map((each) => (
            <em key={each.path.join('.')}>
              {words.label(each.path)}: {words.fault(each)}
            </em>
          ))}
        </span>
      </button>
    </li>
  );
}

/** An item is called by the first things that it says; what somebody typed stands apart. */
function titleOf(
  shape: SettingShape,
  value: unknown,
  path: PagePath,
  words: ReturnType<typeof useSettingWords>,
): readonly string[] {
  const inner = shape.kind === 'variants' ? variantOf(shape, value)?.shape : shape;
  if (inner?.kind !== 'object' || !isRecord(value)) return [words.value(shape, value, path)];
  const told = inner.members.filter((each) => value[each.name] !== undefined).slice(0, 2);
  const said = (isTyped: boolean) =>
    told
      .filter(({ shape: { kind } }) => (kind === 'text') === isTyped)
      .map((each) => words.value(each.shape, value[each.name], [...path, each.name]));
  const [named, typed] = [said(false), said(true)];
  return named.length === 0 ? typed : [named.join(' · '), ...typed];
}

/** Named parts: by slot, by model. */
export function EntriesPage({ member, shape, path }: PageProps<ShapeOf<'record'>>) {
  const { t } = useLanguage();
  const { config, open } = useSettings();
  const words = useSettingWords();
  const [naming, setNaming] = useState(false);
  const value = valueAt(config, path) ?? member.usual;
  const names = isRecord(value) ? Object.keys(value) : [];
  const fits = (name: string) => shape.keyPattern === null || new RegExp(shape.keyPattern, 'u').test(name);
  return (
    <>
      <ul className="settings-rows">
        {names.map((name) => (
          <li key={name}>
            <button type="button" className="setting" onClick={() => open([...path, name])}>
              <span className="setting-words">
                <strong>{name}</strong>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <Buttons>
        <Button tone="outline" testId="setting-add" onPress={() => setNaming(true)}>
          {t('staff.settings.add')}
        </Button>
      </Buttons>
      {naming && (
        <AskText
          title={words.label(path)}
          text={t('staff.settings.entryName')}
          maxLength={64}
          fault={(text) => (text === '' || fits(text) ? null : t('staff.settings.fault.doesNotFit'))}
          onDone={(name) => {
            editSetting(config, path, { ...(isRecord(value) ? value : {}), [name]: emptyItem(shape.item) });
            setNaming(false);
          }}
          onClose={() => setNaming(false)}
        />
      )}
    </>
  );
}
