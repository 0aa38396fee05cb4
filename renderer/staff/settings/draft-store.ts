import { create } from 'zustand';
import type { SettingChange } from '../../../shared/contract/staff-settings.ts';
import { applyChanges, type ConfigJson, isRecord, valueAt } from '../../../shared/domain/setting-changes.ts';
import { useStaffStore } from '../../state/staff-store.ts';
import type { PagePath } from './setting-words.ts';

/** Edits that have not been applied yet. */
interface DraftState {
  readonly changes: readonly SettingChange[];
}

export const useSettingsDraft = create<DraftState>()(() => ({ changes: [] }));

export const dropDraft = (): void => useSettingsDraft.setState({ changes: [] });

// A new password that was typed and not applied goes with whoever typed it.
useStaffStore.subscribe(({ view }) => {
  if (view !== 'open' && useSettingsDraft.getState().changes.length > 0) dropDraft();
});

/** Changes a value anywhere; undefined takes it out. Inside a list, the list is what changes. */
export function editSetting(config: ConfigJson, path: PagePath, value: unknown): void {
  const listAt = path.findIndex((part) => typeof part === 'number');
  const own = (listAt < 0 ? path : path.slice(0, listAt)).map(String);
  const next = listAt < 0 ? value : changedAt(valueAt(config, own), path.slice(listAt), value);
  const change: SettingChange =
    next === undefined ? { kind: 'removed', path: own } : { kind: 'set', path: own, value: next };
  const { changes } = useSettingsDraft.getState();
  useSettingsDraft.setState({ changes: [...changes.filter((each) => !isWithin(each.path, own)), change] });
}

const isWithin = (path: readonly string[], outer: readonly string[]): boolean =>
  outer.every((part, index) => path[index] === part);

function changedAt(value: unknown, [part, ...rest]: PagePath, wanted: unknown): unknown {
  if (part === undefined) return wanted;
  if (typeof part === 'number') {
    const items = Array.isArray(value) ? value : [];
    const next = changedAt(items[part], rest, wanted);
    if (next === undefined) return items.filter((_, index) => index !== part);
    return part >= items.length
      ? [...items, next]
      : items.map((item, index) => (index === part ? next : item));
  }
  const record = isRecord(value) ? value : {};
  const next = changedAt(record[part], rest, wanted);
  const change: SettingChange =
    next === undefined ? { kind: 'removed', path: [part] } : { kind: 'set', path: [part], value: next };
  return applyChanges(record, [change]);
}
