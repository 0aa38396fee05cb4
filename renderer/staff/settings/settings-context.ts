import { createContext, useContext } from 'react';
import type { FaultAt, SettingsView } from '../../../shared/contract/staff-settings.ts';
import type { ConfigJson } from '../../../shared/domain/setting-changes.ts';
import type { PagePath } from './setting-words.ts';

/** What every part of the settings page needs. */
export interface SettingsContext {
  readonly view: SettingsView;
  /** With the edits that are not applied yet. */
  readonly config: ConfigJson;
  readonly faults: readonly FaultAt[];
  /** May change everything, not the shop's own settings alone. */
  readonly mayAll: boolean;
  open(path: PagePath): void;
  back(): void;
}

export const SettingsPlace = createContext<SettingsContext | null>(null);

export function useSettings(): SettingsContext {
  const context = useContext(SettingsPlace);
  if (!context) throw new Error('outside of the settings page');
  return context;
}

export const faultsBelow = (faults: readonly FaultAt[], path: PagePath): readonly FaultAt[] =>
  faults.filter((each) => path.every((part, index) => each.path[index] === part));
