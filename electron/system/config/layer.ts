import { isDeepStrictEqual } from 'node:util';
import type { SettingChange, SettingPath } from '../../../shared/contract/staff-settings.ts';
import { type ConfigJson, isRecord } from '../../../shared/domain/setting-changes.ts';

/**
 * The fewest changes that make `wanted` out of `given`. A list is replaced whole, and so is a part whose kind
 * (`driver`, `kind`) is another.
 */
export function findChanges(given: ConfigJson, wanted: ConfigJson, path: SettingPath = []): SettingChange[] {
  const names = [...new Set([...Object.keys(given), ...Object.keys(wanted)])];
  return names.flatMap((name): SettingChange[] => {
    const here = [...path, name];
    if (!Object.hasOwn(wanted, name)) return [{ kind: 'removed', path: here }];
    const [before, after] = [Object.hasOwn(given, name) ? given[name] : undefined, wanted[name]];
    if (isDeepStrictEqual(before, after) && Object.hasOwn(given, name)) return [];
    // A part that was not there is set piece by piece as well, so that the file may say other things of it later.
    const base = Object.hasOwn(given, name) ? before : {};
    if (isRecord(base) && isRecord(after) && isSameKind(base, after) && Object.keys(after).length > 0) {
      return findChanges(base, after, here);
    }
    return [{ kind: 'set', path: here, value: after }];
  });
}

const isSameKind = (a: ConfigJson, b: ConfigJson): boolean => a.driver === b.driver && a.kind === b.kind;
