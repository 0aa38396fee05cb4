import { createHash } from 'node:crypto';

/** Makes the `sign` of a request out of its other fields. */
export type Sign = (fields: Readonly<Record<string, unknown>>) => string;

/**
 * How the signed text is put together, since the document says no more than "MD5". Templates name `{name}` and `{value}`,
 * `{pairs}` and `{key}`.
 */
export interface SignRecipe {
  readonly pair: string;
  readonly join: string;
  readonly whole: string;
  readonly letterCase: 'upper' | 'lower';
  readonly keepsEmpty: boolean;
}

export const DEFAULT_SIGN: SignRecipe = {
  pair: '{name}={value}',
  join: '&',
  whole: '{pairs}&key={key}',
  letterCase: 'upper',
  keepsEmpty: false,
};

/** The MD5 signature by `recipe`: fields by name, without `sign` itself and without lists and objects; hexadecimal. */
export function createSign(key: string, recipe: SignRecipe = DEFAULT_SIGN): Sign {
  const { pair, join, whole, letterCase, keepsEmpty } = recipe;
  return (fields) => {
    const pairs = Object.entries(fields)
      .filter(([name, value]) => name !== 'sign' && isPlain(value) && (keepsEmpty || value !== ''))
      // By code, not by the alphabet of some language.
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([name, value]) => fill(pair, { name, value: String(value) }))
      .join(join);
    const digest = createHash('md5').update(fill(whole, { pairs, key }), 'utf8').digest('hex');
    return letterCase === 'upper' ? digest.toUpperCase() : digest;
  };
}

const isPlain = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** In one go, so that a value that looks like a place of the template stays what it is. */
function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? '') : place,
  );
}
