import type { SettingShape, SettingVariant } from '../contract/setting-shape.ts';
import type { SettingChange, SettingPath } from '../contract/staff-settings.ts';

/** A configuration as it stands in a file. */
export type ConfigJson = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The configuration with some changes made. Objects on the way are made where there are none. */
export function applyChanges(config: ConfigJson, changes: readonly SettingChange[]): ConfigJson {
  return changes.reduce<ConfigJson>((result, change) => changeAt(result, change.path, change), config);
}

function changeAt(config: ConfigJson, [name, ...rest]: SettingPath, change: SettingChange): ConfigJson {
  if (name === undefined) return config;
  const inner = Object.hasOwn(config, name) ? config[name] : undefined;
  if (rest.length > 0) {
    if (change.kind === 'removed' && !isRecord(inner)) return config;
    return withMember(config, name, changeAt(isRecord(inner) ? inner : {}, rest, change));
  }
  if (change.kind === 'set') return withMember(config, name, change.value);
  return Object.fromEntries(Object.entries(config).filter(([each]) => each !== name));
}

/** `Object.fromEntries` defines its members: a setting called `__proto__` stays a mere name. */
const withMember = (config: ConfigJson, name: string, value: unknown): ConfigJson =>
  Object.fromEntries([...Object.entries(config).filter(([each]) => each !== name), [name, value]]);

/** What is at a path; undefined where there is nothing. */
export function valueAt(config: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((value, part) => {
    if (Array.isArray(value) && typeof part === 'number') return value[part];
    return isRecord(value) && Object.hasOwn(value, part) ? value[part] : undefined;
  }, config);
}

/** The shape of a value among those that it may have; null where it has none of them. */
export function variantOf(
  shape: Extract<SettingShape, { kind: 'variants' }>,
  value: unknown,
): SettingVariant | null {
  const { by, options } = shape;
  const found = options.find(({ tag, shape: option }) => {
    if (option.kind === 'fixed') return option.value === value;
    if (!isRecord(value)) return false;
    if (by !== null) return value[by] === tag;
    const told =
      option.kind === 'object' ? option.members.find((member) => member.shape.kind === 'fixed') : undefined;
    return told?.shape.kind === 'fixed' ? value[told.name] === told.shape.value : Object.hasOwn(value, tag);
  });
  return found ?? null;
}
