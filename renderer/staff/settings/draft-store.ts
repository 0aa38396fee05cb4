import { create } from 'zustand';
import type { SettingChange, SettingsDraft } from '../../../shared/contract/staff-settings.ts';
import { applyChanges, type ConfigJson, isRecord, valueAt } from '../../../shared/domain/setting-changes.ts';
import { bridge } from '../../bridge/connect.ts';
import { useStaffStore } from '../../state/staff-store.ts';
import type { PagePath } from './setting-words.ts';

/** Edits that have not been applied yet. */
interface DraftState {
  readonly changes: readonly SettingChange[];
  /** Those of the same person's last time at the screen, until they say what is to become of them. */
  readonly former: SettingsDraft | null;
}

const NONE: DraftState = { changes: [], former: null };

export const useSettingsDraft = create<DraftState>()(() => NONE);

/** By whoever made them: they are not wanted, or hold now. */
export function dropDraft(): void {
  useSettingsDraft.setState(NONE);
  keepDraft([]);
}

// A new password that was typed and not applied goes from the page with whoever typed it: the main process has it, for them alone.
useStaffStore.subscribe(({ view }) => {
  if (view !== 'open' && useSettingsDraft.getState() !== NONE) useSettingsDraft.setState(NONE, true);
});

/** Asks for what the same person left behind, where nothing has been edited since. */
export async function findFormerDraft(): Promise<void> {
  const { person } = useStaffStore.getState();
  const answer = await bridge().call('getSettingsDraft', {});
  if (!answer.ok || useStaffStore.getState().person !== person) return;
  if (useSettingsDraft.getState().changes.length === 0) useSettingsDraft.setState({ former: answer.value });
}

/** The former edits are gone on with. */
export function takeFormerDraft(): void {
  const { former } = useSettingsDraft.getState();
  useSettingsDraft.setState({ changes: former?.changes ?? [], former: null });
}

/** In the memory of the main process. Where that fails, the edits are lost with the session, as the page cannot help. */
const keepDraft = (changes: readonly SettingChange[]): void =>
  void bridge().call('keepSettingsDraft', { changes: [...changes] });

/** Changes a value anywhere; undefined takes it out. Inside a list, the list is what changes. */
export function editSetting(config: ConfigJson, path: PagePath, value: unknown): void {
  const listAt = path.findIndex((part) => typeof part === 'number');
  const own = (listAt < 0 ? path : path.slice(0, listAt)).map(String);
  const next = listAt < 0 ? value : changedAt(valueAt(config, own), path.slice(listAt), value);
  const change: SettingChange =
    next === undefined ? { kind: 'removed', path: own } : { kind: 'set', path: own, value: next };
  const { changes } = useSettingsDraft.getState();
  const edited = [...changes.filter((each) => !isWithin(each.path, own)), change];
  useSettingsDraft.setState({ changes: edited });
  keepDraft(edited);
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
