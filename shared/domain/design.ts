import * as z from 'zod/mini';
import { err, ok, type Result } from './result.ts';

/**
 * The design document: what the shopper made, in millimetres of the case. The origin is the top left corner of the
 * *printable* area (the phone's outline grown by its wrap), x to the right, y downwards. Everything that draws a design,
 * on the screen or for print, draws it from this.
 */
export const DESIGN_VERSION = 1;

const id = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/));
const positionMm = z.number().check(z.minimum(-2000), z.maximum(2000));
const lengthMm = z.number().check(z.minimum(0.5), z.maximum(2000));

export const photoLayerSchema = z.strictObject({
  kind: z.literal('photo'),
  layerId: id,
  photoId: id,
  /** Centre of the picture. */
  centreXMm: positionMm,
  centreYMm: positionMm,
  widthMm: lengthMm,
  heightMm: lengthMm,
  /** Clockwise, in degrees, about the centre. */
  rotationDeg: z.number().check(z.minimum(-360), z.maximum(360)),
});
export type PhotoLayer = z.infer<typeof photoLayerSchema>;

export const layerSchema = z.discriminatedUnion('kind', [photoLayerSchema]);
export type Layer = z.infer<typeof layerSchema>;

export const designSchema = z.strictObject({
  version: z.literal(DESIGN_VERSION),
  caseId: z.string().check(z.maxLength(80)),
  /** CSS colour `#rrggbb` of what no layer covers. */
  backgroundColour: z.string().check(z.regex(/^#[0-9a-f]{6}$/)),
  /** From the lowest to the topmost. */
  layers: z.array(layerSchema).check(z.maxLength(60)),
});
export type Design = z.infer<typeof designSchema>;

export function emptyDesign(caseId: string): Design {
  return { version: DESIGN_VERSION, caseId, backgroundColour: '#ffffff', layers: [] };
}

/** One step per version: `MIGRATIONS[n]` turns a document of version n into one of version n + 1. */
const MIGRATIONS: Readonly<Record<number, (document: Record<string, unknown>) => Record<string, unknown>>> =
  {};

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
