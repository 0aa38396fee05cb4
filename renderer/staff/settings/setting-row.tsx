import { useState } from 'react';
import type { SettingMember } from '../../../shared/contract/setting-shape.ts';
import { valueAt } from '../../../shared/domain/setting-changes.ts';
import { useLanguage } from '../../state/language.ts';
import { showStaffPage } from '../../state/staff-store.ts';
import { Pill } from '../kit/panel.tsx';
import { editSetting, useSettingsDraft } from './draft-store.ts';
import { SettingEditor } from './setting-editor.tsx';
import { type PagePath, useSettingWords } from './setting-words.ts';
import { faultsBelow, useSettings } from './settings-context.ts';
import './setting-row.css';

export interface SettingRowProps {
  readonly member: SettingMember;
  readonly path: PagePath;
}

/** One setting: what it is, what it is set to, what is wrong with it. A switch is turned at once, anything else opens. */
export function SettingRow({ member, path }: SettingRowProps) {
  const { t } = useLanguage();
  const words = useSettingWords();
  const { view, config, faults, mayAll, open } = useSettings();
  const [editing, setEditing] = useState(false);
  const { shape } = member;
  const given = valueAt(config, path);
  const value = given === undefined ? member.usual : given;
  const isFileOnly = view.fileOnly.includes(String(path[0]));
  const isLocked = isFileOnly || (!mayAll && !view.forShop.includes(String(path[0])));
  const wrong = faultsBelow(faults, path);
  const isPage =
    shape.kind === 'object' || shape.kind === 'variants' || shape.kind === 'list' || shape.kind === 'record';
  const press = () => {
    if (path.length === 1 && path[0] === 'planogram') return showStaffPage('stock');
    if (isPage) return open(path);
    if (shape.kind === 'switch') return editSetting(config, path, value !== true);
    setEditing(true);
  };
  return (
    <li>
      <button
        type="button"
        className={wrong.length > 0 ? 'setting setting-wrong' : 'setting'}
        data-testid={`setting-${path.join('.')}`}
        disabled={isLocked}
        aria-pressed={shape.kind === 'switch' ? value === true : undefined}
        onClick={press}
      >
        <span className="setting-words">
          <strong>{words.label(path)}</strong>
          <small>{words.help(path)}</small>
          {wrong.slice(0, 2).map((each) => (
            <em key={each.path.join('.')}>
              {each.path.length > path.length && `${words.label(each.path)}: `}
              {words.fault(each)}
            </em>
          ))}
        </span>
        <span className="setting-end">
          <IsNew path={path} />
          {shape.kind === 'switch' ? (
            <span className={value === true ? 'setting-switch setting-switch-on' : 'setting-switch'} />
          ) : (
            <span
              className="setting-value"
              lang={shape.kind === 'text' && value !== undefined ? 'zxx' : undefined}
            >
              {isFileOnly && value !== undefined
                ? t('staff.settings.inFile')
                : words.value(shape, value, path)}
            </span>
          )}
          {!isLocked && shape.kind !== 'switch' && <Chevron />}
        </span>
      </button>
      {editing && (
        <SettingEditor
          member={member}
          path={path}
          value={value}
          onDone={(next) => {
            editSetting(config, path, next);
            setEditing(false);
          }}
          onClose={() => setEditing(false)}
        />
      )}
    </li>
  );
}

/** Changed here and not applied yet, or other than in the configuration file. */
function IsNew({ path }: { readonly path: PagePath }) {
  const { t } = useLanguage();
  const { view } = useSettings();
  const edits = useSettingsDraft((state) => state.changes);
  const touches = (other: readonly string[]) =>
    path.every((part, index) => other[index] === undefined || other[index] === part);
  if (edits.some((change) => touches(change.path)))
    return <Pill tone="busy">{t('staff.settings.edited')}</Pill>;
  if (view.changed.some(touches)) return <Pill tone="plain">{t('staff.settings.changedHere')}</Pill>;
  return null;
}

const Chevron = () => (
  <svg className="setting-chevron" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M9 5l7 7-7 7" fill="none" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" />
  </svg>
);
