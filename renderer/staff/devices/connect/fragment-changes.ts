import type { SettingChange } from '../../../../shared/contract/staff-settings.ts';
import type { FoundDevice } from '../../../../shared/contract/staff-tests.ts';

/**
 * The edits that make a device that was found part of the machine. Where the part has the same driver already, only what
 * was found is changed: its wiring and whatever else somebody has set stays.
 */
export function fragmentChanges({ part, settings }: FoundDevice, configured: unknown): SettingChange[] {
  const present = memberOf(memberOf(configured, 'devices'), part);
  const isSameDriver = memberOf(present, 'driver') === settings.driver;
  if (!isSameDriver) return [{ kind: 'set', path: ['devices', part], value: settings }];
  return Object.entries(settings)
    .filter(([name]) => name !== 'driver' && name !== 'profile')
    .map(([name, value]) => ({ kind: 'set', path: ['devices', part, name], value }));
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
