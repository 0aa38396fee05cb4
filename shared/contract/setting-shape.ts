import * as z from 'zod/mini';

/** What a setting looks like, for a page that can show and edit any of them. Made out of the configuration's schema. */
export type SettingShape =
  | { readonly kind: 'text'; readonly maxLength: number; readonly pattern: string | null }
  | {
      readonly kind: 'number';
      readonly minimum: number | null;
      readonly maximum: number | null;
      readonly whole: boolean;
      /** Steps between numbers; null: any. */
      readonly step: number | null;
    }
  | { readonly kind: 'switch' }
  | { readonly kind: 'choice'; readonly options: readonly (string | number)[] }
  | { readonly kind: 'secret' }
  /** Kept as a hash; replaced by typing a new PIN. */
  | { readonly kind: 'pin' }
  | { readonly kind: 'object'; readonly members: readonly SettingMember[] }
  | {
      readonly kind: 'variants';
      /** The member that says which; null: each is known by its first member. */
      readonly by: string | null;
      readonly options: readonly SettingVariant[];
    }
  | { readonly kind: 'list'; readonly item: SettingShape; readonly maxItems: number | null }
  | { readonly kind: 'record'; readonly item: SettingShape; readonly keyPattern: string | null }
  /** Nothing to be edited: the value itself is the choice. */
  | { readonly kind: 'fixed'; readonly value: string | number | boolean | null }
  /** Of a part that this version does nothing with. */
  | { readonly kind: 'free' };

export interface SettingMember {
  readonly name: string;
  readonly shape: SettingShape;
  readonly optional: boolean;
  /** What holds where nothing is given; missing: nothing. */
  readonly usual?: unknown;
}

export interface SettingVariant {
  readonly tag: string;
  readonly shape: SettingShape;
}

export type ShapeOf<Kind extends SettingShape['kind']> = Extract<SettingShape, { kind: Kind }>;

const shape = z.lazy((): z.ZodMiniType<SettingShape, SettingShape> => settingShapeSchema);
const bound = z.nullable(z.number());
const options = z.array(z.union([z.string(), z.number()]));
const fixed = z.nullable(z.union([z.string(), z.number(), z.boolean()]));
const member = z.object({
  name: z.string(),
  shape,
  optional: z.boolean(),
  usual: z.optional(z.unknown()),
});

export const settingShapeSchema: z.ZodMiniType<SettingShape, SettingShape> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), maxLength: z.number(), pattern: z.nullable(z.string()) }),
  z.object({ kind: z.literal('number'), minimum: bound, maximum: bound, whole: z.boolean(), step: bound }),
  z.object({ kind: z.literal('switch') }),
  z.object({ kind: z.literal('choice'), options }),
  z.object({ kind: z.literal('secret') }),
  z.object({ kind: z.literal('pin') }),
  z.object({ kind: z.literal('object'), members: z.array(member) }),
  z.object({
    kind: z.literal('variants'),
    by: z.nullable(z.string()),
    options: z.array(z.object({ tag: z.string(), shape })),
  }),
  z.object({ kind: z.literal('list'), item: shape, maxItems: bound }),
  z.object({ kind: z.literal('record'), item: shape, keyPattern: z.nullable(z.string()) }),
  z.object({ kind: z.literal('fixed'), value: fixed }),
  z.object({ kind: z.literal('free') }),
]);
