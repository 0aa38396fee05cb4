import type * as z from 'zod';
import type { SettingMember, SettingShape, SettingVariant } from '../../../shared/contract/setting-shape.ts';
import { secretSchema } from './common-schema.ts';
import { configSchema, pinHashSchema } from './schema.ts';

/** Where the schema sets no limit. */
const TEXT_MAX_LENGTH = 500;

type Schema = z.core.$ZodTypes;

/** The whole configuration's shape, out of its schema. */
export const configShape = (): SettingShape => shapeOf(configSchema);

/** The shape of a schema. Throws for a kind of schema that no page could edit: a bug of whoever wrote it. */
export function shapeOf(given: z.core.$ZodType): SettingShape {
  const schema = given as Schema;
  if (given === secretSchema) return { kind: 'secret' };
  if (given === pinHashSchema) return { kind: 'pin' };
  const { def } = schema._zod;
  switch (def.type) {
    case 'string':
      return textShape(schema);
    case 'number':
      return numberShape(schema);
    case 'boolean':
      return { kind: 'switch' };
    case 'enum':
      return { kind: 'choice', options: Object.values(def.entries) };
    case 'literal':
      return { kind: 'fixed', value: fixedValue(def.values[0]) };
    case 'null':
      return { kind: 'fixed', value: null };
    case 'optional':
    case 'default':
    case 'prefault':
      return shapeOf(def.innerType);
    case 'nullable':
      return variants(null, [NOTHING, ...variantsOf(def.innerType, null)]);
    case 'object':
      return objectShape(def);
    case 'union':
      return unionShape(def);
    case 'array':
      return { kind: 'list', item: shapeOf(def.element), maxItems: limitsOf(schema).maximum };
    case 'record':
      return { kind: 'record', item: shapeOf(def.valueType), keyPattern: limitsOf(def.keyType).pattern };
    default:
      throw new Error(`no setting can be of the kind ${def.type}`);
  }
}

const NOTHING: SettingVariant = { tag: 'nothing', shape: { kind: 'fixed', value: null } };

function textShape(schema: Schema): SettingShape {
  const { maximum, pattern } = limitsOf(schema);
  return { kind: 'text', maxLength: maximum ?? TEXT_MAX_LENGTH, pattern };
}

function numberShape(schema: Schema): SettingShape {
  const { minimum, maximum, whole, step } = limitsOf(schema);
  return { kind: 'number', minimum, maximum, whole, step };
}

interface Limits {
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly whole: boolean;
  readonly step: number | null;
  readonly pattern: string | null;
}

const NO_LIMITS: Limits = { minimum: null, maximum: null, whole: false, step: null, pattern: null };

/** What the checks of a schema come to. A format (an address, a whole number) is a check of its own schema. */
function limitsOf(given: z.core.$ZodType): Limits {
  const { def } = (given as Schema)._zod;
  const checks = [
    def,
    ...(def.checks ?? []).map((check) => check._zod.def),
  ] as z.core.$ZodChecks['_zod']['def'][];
  return checks.reduce(withCheck, NO_LIMITS);
}

function withCheck(limits: Limits, def: z.core.$ZodChecks['_zod']['def']): Limits {
  switch (def.check) {
    case 'greater_than':
      return { ...limits, minimum: Number(def.value) };
    case 'less_than':
      return { ...limits, maximum: Number(def.value) };
    case 'multiple_of':
      return { ...limits, step: Number(def.value) };
    case 'number_format':
      return { ...limits, whole: true };
    case 'max_length':
      return { ...limits, maximum: def.maximum };
    case 'string_format':
      return def.pattern ? { ...limits, pattern: def.pattern.source } : limits;
    default:
      return limits;
  }
}

function objectShape(def: z.core.$ZodObjectDef): SettingShape {
  const members = Object.entries(def.shape).map(([name, schema]) => memberOf(name, schema));
  return members.length === 0 ? { kind: 'free' } : { kind: 'object', members };
}

function memberOf(name: string, given: z.core.$ZodType): SettingMember {
  const schema = given as Schema;
  const { def } = schema._zod;
  const hasUsual = def.type === 'default' || def.type === 'prefault';
  const usual = hasUsual ? { usual: def.defaultValue } : {};
  return { name, shape: shapeOf(given), optional: hasUsual || def.type === 'optional', ...usual };
}

function unionShape(def: z.core.$ZodUnionDef): SettingShape {
  const by = 'discriminator' in def && typeof def.discriminator === 'string' ? def.discriminator : null;
  const options = def.options.flatMap((option) => variantsOf(option, by));
  const values = options.map(({ shape }) => (shape.kind === 'fixed' ? shape.value : undefined));
  const plain = values.filter((value) => typeof value === 'string' || typeof value === 'number');
  return plain.length === options.length ? { kind: 'choice', options: plain } : variants(by, options);
}

/** The options of a union, its own unions laid open; or a schema as the one option that it is. */
function variantsOf(given: z.core.$ZodType, by: string | null): SettingVariant[] {
  const { def } = (given as Schema)._zod;
  if (def.type === 'union') return def.options.flatMap((option) => variantsOf(option, by));
  const shape = shapeOf(given);
  if (shape.kind === 'variants') return [...shape.options];
  return [{ tag: tagOf(shape, by), shape: by === null ? shape : without(shape, by) }];
}

function tagOf(shape: SettingShape, by: string | null): string {
  if (shape.kind === 'fixed') return shape.value === null ? 'nothing' : String(shape.value);
  if (shape.kind !== 'object') return 'something';
  const told = shape.members.find(
    ({ name, shape }) => shape.kind === 'fixed' && (by === null || name === by),
  );
  return told?.shape.kind === 'fixed' ? String(told.shape.value) : (shape.members[0]?.name ?? 'something');
}

/** What tells the variants apart is chosen, not typed. */
const without = (shape: SettingShape, name: string): SettingShape =>
  shape.kind === 'object'
    ? { kind: 'object', members: shape.members.filter((member) => member.name !== name) }
    : shape;

const variants = (by: string | null, options: readonly SettingVariant[]): SettingShape => ({
  kind: 'variants',
  by,
  options,
});

function fixedValue(value: unknown): string | number | boolean | null {
  const isFine = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isFine ? value : null;
}
