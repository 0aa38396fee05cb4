import * as z from 'zod/mini';
import { frameShapeSchema } from './design.ts';
import { localisedNameSchema, localisedTagsSchema } from './sticker.ts';

/**
 * Templates: the ready designs of assets/templates/. One describes a design for any phone: places are parts of a zone of
 * the case, colours are roles of a palette, words come in every language. What lays one on a case is in
 * renderer/editor/panels/templates/lay-template.ts.
 */

const kebabId = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(50));
const colour = z.string().check(z.regex(/^#[0-9a-f]{6}$/));
const between = (least: number, most: number) => z.number().check(z.minimum(least), z.maximum(most));

/**
 * Which part of the case a place is counted in.
 * - `board`: 2 wide by 3 high, as large as it fits into the stage. Things that belong together keep their places to each other.
 * - `stage`: the safe area below the cameras.
 * - `lower`: everything that is printed below the cameras, to the edge.
 * - `print`: everything that is printed.
 * - `top`: the largest free place beside the cameras. On some phones there is none: what is in it is left out there.
 */
export const templateZoneSchema = z.enum(['board', 'stage', 'lower', 'print', 'top']);
export type TemplateZone = z.infer<typeof templateZoneSchema>;

/** Centre and size, as parts of the zone's width and height. */
const box = {
  zone: templateZoneSchema,
  x: between(-0.5, 1.5),
  y: between(-0.5, 1.5),
  width: between(0.01, 2),
  height: between(0.01, 2),
  /** Clockwise; 0 where it is left away. */
  rotationDeg: z.optional(between(-180, 180)),
  /** 1 where it is left away. */
  opacity: z.optional(between(0.05, 1)),
};

/** What a colour is for. `paper` lies below everything, `ink` is written with; each pair of a palette must be legible. */
export const colourRoleSchema = z.enum(['paper', 'ink', 'accent', 'second', 'soft']);
export type ColourRole = z.infer<typeof colourRoleSchema>;

export const paletteSchema = z.strictObject({
  paper: colour,
  ink: colour,
  accent: colour,
  second: colour,
  soft: colour,
});
export type Palette = z.infer<typeof paletteSchema>;

const slotPlanSchema = z.strictObject({
  kind: z.literal('slot'),
  ...box,
  frame: frameShapeSchema,
  border: z.optional(z.strictObject({ colour: colourRoleSchema, widthMm: between(0.2, 6) })),
  /** Width divided by height: the slot is the largest of these proportions in its box. Without, it fills the box. */
  aspect: z.optional(between(0.2, 5)),
  /** Between this slot and its neighbours; the print's own edge has none. */
  gapMm: z.optional(between(0, 10)),
});
export type SlotPlan = z.infer<typeof slotPlanSchema>;

const wordsSchema = z.strictObject({
  text: z.string().check(z.minLength(1), z.maxLength(80)),
  fontId: kebabId,
  letterSpacingEm: z.optional(between(-0.1, 1)),
  lineHeightEm: z.optional(between(0.7, 2.5)),
  /** In a box that is turned by a quarter: these words stand upright in its place, as Chinese does, one sign to a line. */
  isUpright: z.optional(z.boolean()),
});
export type TemplateWords = z.infer<typeof wordsSchema>;

const textPlanSchema = z.strictObject({
  kind: z.literal('text'),
  ...box,
  /** In the shopper's language; as large as the box allows. */
  words: z.strictObject({ en: wordsSchema, 'zh-CN': wordsSchema }),
  colour: colourRoleSchema,
  align: z.enum(['left', 'centre', 'right']),
  outline: z.optional(z.strictObject({ colour: colourRoleSchema, widthEm: between(0.01, 0.4) })),
  curveDeg: z.optional(between(-340, 340)),
});
export type TextPlan = z.infer<typeof textPlanSchema>;

const stickerPlanSchema = z.strictObject({
  kind: z.literal('sticker'),
  ...box,
  stickerId: kebabId,
  /** Its own colours where left away. */
  colour: z.optional(colourRoleSchema),
  mirrored: z.optional(z.boolean()),
  /** Its white rim is left away unless asked for. */
  border: z.optional(z.boolean()),
  /** A surprise may take another sticker of its category, as nothing else on the template speaks of this one. */
  isSwappable: z.optional(z.boolean()),
});
export type StickerPlan = z.infer<typeof stickerPlanSchema>;

export const layerPlanSchema = z.discriminatedUnion('kind', [
  slotPlanSchema,
  textPlanSchema,
  stickerPlanSchema,
]);
export type LayerPlan = z.infer<typeof layerPlanSchema>;

const backgroundPlanSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('colour'), colour: colourRoleSchema }),
  z.strictObject({
    kind: z.literal('gradient'),
    shape: z.enum(['linear', 'radial']),
    angleDeg: between(0, 360),
    stops: z
      .array(z.strictObject({ colour: colourRoleSchema, at: between(0, 1) }))
      .check(z.minLength(2), z.maxLength(5)),
  }),
  z.strictObject({
    kind: z.literal('pattern'),
    patternId: kebabId,
    background: colourRoleSchema,
    colour: colourRoleSchema,
    scale: between(0.3, 4),
  }),
]);
export type BackgroundPlan = z.infer<typeof backgroundPlanSchema>;

export const templateCategorySchema = z.strictObject({
  categoryId: kebabId,
  names: localisedNameSchema,
  /** The day that it is for must be the shopper's own idea: a surprise never takes one of these. */
  isForOccasion: z.boolean(),
});
export type TemplateCategory = z.infer<typeof templateCategorySchema>;

export const templateSchema = z.strictObject({
  templateId: kebabId,
  category: kebabId,
  names: localisedNameSchema,
  tags: localisedTagsSchema,
  /** The first is the template's own; a surprise may take any. */
  palettes: z.array(paletteSchema).check(z.minLength(1), z.maxLength(6)),
  /** Its colours mean something (red for luck), so none are made from a photo. */
  keepsColours: z.boolean(),
  background: backgroundPlanSchema,
  /** From the lowest to the topmost. Slots are filled in this order where photos suit them equally. */
  layers: z.array(layerPlanSchema).check(z.maxLength(40)),
});
export type Template = z.infer<typeof templateSchema>;

/** One file of assets/templates/: all templates of one category. */
export const templateFileSchema = z.strictObject({
  category: templateCategorySchema,
  templates: z.array(z.unknown()),
});

export const slotsOf = (template: Template): readonly SlotPlan[] =>
  template.layers.filter((layer) => layer.kind === 'slot');
