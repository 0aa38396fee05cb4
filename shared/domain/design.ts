import * as z from 'zod/mini';
import { MIGRATIONS } from './design-migrations.ts';
import { err, ok, type Result } from './result.ts';

/**
 * The design document: what the shopper made, in millimetres of the case. The origin is the top left corner of the
 * *printable* area (the phone's outline grown by its wrap), x to the right, y downwards. Everything that draws a design,
 * on the screen or for print, draws it from this.
 */
export const DESIGN_VERSION = 2;

/** As many layers as a document may have. */
export const MAX_LAYERS = 60;
/** As many characters as a text layer may have. */
export const MAX_TEXT_LENGTH = 500;

const id = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/));
/** Of a sticker, pattern, font: a name in the index of its assets. One that is gone is left out of the drawing. */
const assetId = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(60));
const colour = z.string().check(z.regex(/^#[0-9a-f]{6}$/));
const positionMm = z.number().check(z.minimum(-2000), z.maximum(2000));
const lengthMm = z.number().check(z.minimum(0.5), z.maximum(2000));
const between = (least: number, most: number) => z.number().check(z.minimum(least), z.maximum(most));
const fraction = between(0, 1);

const layerBase = {
  layerId: id,
  centreXMm: positionMm,
  centreYMm: positionMm,
  /** Of the layer's box before it is turned. */
  widthMm: lengthMm,
  heightMm: lengthMm,
  /** Clockwise, about the centre. */
  rotationDeg: between(-360, 360),
  /** 0: not to be seen; 1: covers what lies below. */
  opacity: fraction,
  /** No finger moves it until it is unlocked. */
  locked: z.boolean(),
  /** Neither shown nor printed. */
  hidden: z.boolean(),
};

/** The shape that a picture is cut to; each fills the layer's box. */
export const frameShapeSchema = z.enum([
  'rectangle',
  'rounded',
  'circle',
  'arch',
  'heart',
  'hexagon',
  'star',
  'flower',
  'blob',
  'ticket',
]);
export type FrameShape = z.infer<typeof frameShapeSchema>;

/** A line along the inside of the frame. */
export const frameBorderSchema = z.strictObject({ colour, widthMm: between(0.2, 12) });
export type FrameBorder = z.infer<typeof frameBorderSchema>;

const framed = { frame: frameShapeSchema, border: z.nullable(frameBorderSchema) };

/** Named colour treatments of a photo. What each does stands in renderer/editor/draw/looks.ts. */
export const lookSchema = z.enum([
  'none',
  'vivid',
  'warm',
  'cool',
  'golden',
  'rose',
  'mint',
  'dusk',
  'matte',
  'film',
  'sepia',
  'silver',
  'noir',
  'pop',
]);
export type Look = z.infer<typeof lookSchema>;

/** -1 to 1; 0 leaves the photo as it is. */
export const adjustmentsSchema = z.strictObject({
  brightness: between(-1, 1),
  contrast: between(-1, 1),
  saturation: between(-1, 1),
});
export type Adjustments = z.infer<typeof adjustmentsSchema>;

/** The part of the upright, unmirrored picture that fills the layer's box, as fractions of its width and height. */
export const cropSchema = z
  .strictObject({ x: fraction, y: fraction, width: between(0.01, 1), height: between(0.01, 1) })
  .check(z.refine(({ x, y, width, height }) => x + width <= 1.000001 && y + height <= 1.000001));
export type Crop = z.infer<typeof cropSchema>;

export const photoLayerSchema = z.strictObject({
  kind: z.literal('photo'),
  ...layerBase,
  photoId: id,
  crop: cropSchema,
  /** Left and right are swapped. */
  mirrored: z.boolean(),
  look: lookSchema,
  adjustments: adjustmentsSchema,
  ...framed,
});
export type PhotoLayer = z.infer<typeof photoLayerSchema>;

/** An empty place for a photo, out of a template. It is not printed. */
export const slotLayerSchema = z.strictObject({ kind: z.literal('slot'), ...layerBase, ...framed });
export type SlotLayer = z.infer<typeof slotLayerSchema>;

/**
 * Written words. The block of lines, laid out at a size of 1 em, is scaled to fit the layer's box, in the middle of it:
 * so the box alone says how large the writing is, and every gesture works on it as on any other layer.
 */
export const textLayerSchema = z.strictObject({
  kind: z.literal('text'),
  ...layerBase,
  text: z.string().check(z.minLength(1), z.maxLength(MAX_TEXT_LENGTH)),
  fontId: assetId,
  colour,
  align: z.enum(['left', 'centre', 'right']),
  outline: z.nullable(z.strictObject({ colour, widthEm: between(0.01, 0.4) })),
  /** The arc that the line bends round, in degrees; 0: straight, above 0: the middle is highest. */
  curveDeg: between(-340, 340),
  letterSpacingEm: between(-0.1, 1),
  /** From one base line to the next. */
  lineHeightEm: between(0.7, 2.5),
  /** A line longer than this is broken; null: only where the shopper broke it. */
  wrapEm: z.nullable(between(2, 60)),
});
export type TextLayer = z.infer<typeof textLayerSchema>;

export const stickerLayerSchema = z.strictObject({
  kind: z.literal('sticker'),
  ...layerBase,
  stickerId: assetId,
  /** For a sticker that can be recoloured; null: its own colours. */
  colour: z.nullable(colour),
  mirrored: z.boolean(),
  /** Shows the white rim of a sticker that has one. */
  border: z.boolean(),
});
export type StickerLayer = z.infer<typeof stickerLayerSchema>;

export const layerSchema = z.discriminatedUnion('kind', [
  photoLayerSchema,
  slotLayerSchema,
  textLayerSchema,
  stickerLayerSchema,
]);
export type Layer = z.infer<typeof layerSchema>;

/** What lies under all layers. It covers the whole print. */
export const backgroundSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('colour'), colour }),
  z.strictObject({
    kind: z.literal('gradient'),
    shape: z.enum(['linear', 'radial']),
    /** Of a linear one: 0 runs upwards, 90 to the right. */
    angleDeg: between(0, 360),
    stops: z.array(z.strictObject({ colour, at: fraction })).check(z.minLength(2), z.maxLength(5)),
  }),
  z.strictObject({
    kind: z.literal('pattern'),
    patternId: assetId,
    background: colour,
    colour,
    /** Times the natural size of its tile. */
    scale: between(0.3, 4),
  }),
  z.strictObject({ kind: z.literal('blurredPhoto'), photoId: id, blurMm: between(0.5, 15) }),
]);
export type Background = z.infer<typeof backgroundSchema>;

export const designSchema = z.strictObject({
  version: z.literal(DESIGN_VERSION),
  caseId: z.string().check(z.maxLength(80)),
  background: backgroundSchema,
  /** From the lowest to the topmost. */
  layers: z.array(layerSchema).check(z.maxLength(MAX_LAYERS)),
});
export type Design = z.infer<typeof designSchema>;

export const WHITE_BACKGROUND: Background = { kind: 'colour', colour: '#ffffff' };

export function emptyDesign(caseId: string): Design {
  return { version: DESIGN_VERSION, caseId, background: WHITE_BACKGROUND, layers: [] };
}

/** What a layer is before anything was done to it. */
export const PLAIN_LAYER = { opacity: 1, locked: false, hidden: false } as const;
/** What a photo is before anything was done to it: whole, as it was taken. */
export const PLAIN_PHOTO = {
  ...PLAIN_LAYER,
  crop: { x: 0, y: 0, width: 1, height: 1 },
  mirrored: false,
  look: 'none',
  adjustments: { brightness: 0, contrast: 0, saturation: 0 },
  frame: 'rectangle',
  border: null,
} as const satisfies Partial<PhotoLayer>;

export const isPhotoLayer = (layer: Layer): layer is PhotoLayer => layer.kind === 'photo';

/** The photos that a design needs, its background's included, also where they are hidden. */
export function photoIdsOf(design: Design): ReadonlySet<string> {
  const shown = design.layers.filter(isPhotoLayer).map((layer) => layer.photoId);
  const under = design.background.kind === 'blurredPhoto' ? [design.background.photoId] : [];
  return new Set([...shown, ...under]);
}

/** Reads a stored document of any version that was ever written. The error says what does not fit. */
export function parseDesign(stored: unknown): Result<Design, string> {
  const versioned = z.safeParse(z.looseObject({ version: z.number() }), stored);
  if (!versioned.success) return err('a design needs a version');
  let document: Record<string, unknown> = versioned.data;
  for (let version = versioned.data.version; version < DESIGN_VERSION; version++) {
    const migrate = MIGRATIONS[version];
    if (!migrate) return err(`no way from design version ${version} to ${DESIGN_VERSION}`);
    document = migrate(document);
  }
  const parsed = z.safeParse(designSchema, document);
  return parsed.success ? ok(parsed.data) : err(z.prettifyError(parsed.error));
}
