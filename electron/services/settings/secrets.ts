import type { SettingShape } from '../../../shared/contract/setting-shape.ts';
import {
  type HiddenSecret,
  hiddenSecretSchema,
  type SettingPath,
} from '../../../shared/contract/staff-settings.ts';
import { isRecord, valueAt, variantOf } from '../../../shared/domain/setting-changes.ts';

/** A copy of a value with each secret in it changed by `change`. */
export function mapSecrets(
  shape: SettingShape,
  value: unknown,
  change: (value: unknown, path: SettingPath) => unknown,
  path: SettingPath = [],
): unknown {
  switch (shape.kind) {
    case 'secret':
    case 'pin':
      return change(value, path);
    case 'object':
      if (!isRecord(value)) return value;
      return Object.fromEntries(
        Object.entries(value).map(([name, inner]) => {
          const member = shape.members.find((each) => each.name === name);
          // What the schema does not know may be anything, a secret of a newer version too.
          if (!member) return [name, isRecord(inner) || typeof inner === 'string' ? '[not known]' : inner];
          return [name, mapSecrets(member.shape, inner, change, [...path, name])];
        }),
      );
    case 'variants': {
      const option = variantOf(shape, value);
      return option ? keepTag(shape.by, value, mapSecrets(option.shape, value, change, path)) : value;
    }
    case 'record':
      if (!isRecord(value)) return value;
      return Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [
          name,
          mapSecrets(shape.item, inner, change, [...path, name]),
        ]),
      );
    case 'free':
      // Nobody knows what is in there: it may all be secret.
      return value === undefined ? value : change(value, path);
    case 'list':
    // Lists are replaced whole, so no secret may lie in one (setting-shape.test.ts).
    case 'text':
    case 'number':
    case 'switch':
    case 'choice':
    case 'fixed':
      return value;
    default:
      return shape satisfies never;
  }
}

/** What says the variant is no member of its shape, and stays. */
const keepTag = (by: string | null, before: unknown, after: unknown): unknown =>
  by !== null && isRecord(before) && isRecord(after) ? { ...after, [by]: before[by] } : after;

/** What the page gets to see in place of a secret. */
export function hideSecret(value: unknown): HiddenSecret | undefined {
  if (value === undefined || value === null) return undefined;
  return isRecord(value) && typeof value.env === 'string'
    ? { hidden: 'environment', name: value.env }
    : { hidden: 'kept' };
}

/** A value from the page with "as it is" replaced by what is kept at the same place. */
export function revealSecrets(shape: SettingShape, value: unknown, current: unknown): unknown {
  return mapSecrets(shape, value, (secret, path) =>
    hiddenSecretSchema.safeParse(secret).success ? valueAt(current, path) : secret,
  );
}

/** Every secret of a configuration, as text; those in the environment too. */
export function secretTexts(shape: SettingShape, value: unknown, environment: NodeJS.ProcessEnv): string[] {
  const found: string[] = [];
  mapSecrets(shape, value, (secret) => {
    if (typeof secret === 'string') found.push(secret);
    else if (isRecord(secret) && typeof secret.env === 'string') found.push(environment[secret.env] ?? '');
    else found.push(...textsIn(secret));
    return secret;
  });
  return [...new Set(found)].filter((text) => text !== '');
}

const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

/** The shape at a path, as the value there has it; null where the configuration knows no such setting. */
export function shapeAt(shape: SettingShape, path: SettingPath, value: unknown): SettingShape | null {
  const [name, ...rest] = path;
  if (name === undefined) return shape;
  const inner = isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  switch (shape.kind) {
    case 'object': {
      const member = shape.members.find((each) => each.name === name);
      return member ? shapeAt(member.shape, rest, inner) : null;
    }
    case 'record':
      return shapeAt(shape.item, rest, inner);
    case 'variants': {
      const option = variantOf(shape, value);
      return option ? shapeAt(option.shape, path, value) : null;
    }
    case 'text':
    case 'number':
    case 'switch':
    case 'choice':
    case 'secret':
    case 'pin':
    case 'list':
    case 'fixed':
    case 'free':
      return null;
    default:
      return shape satisfies never;
  }
}
