import * as z from 'zod/mini';

/**
 * The geometry of one phone's case, seen from the back, in millimetres. The origin is the top left corner of
 * the phone's own outline; x grows to the right, y downwards. Data lives in assets/cases/.
 */

const lengthMm = z.number().check(z.positive(), z.maximum(400));
const positionMm = z.number().check(z.minimum(-20), z.maximum(400));

/** A hole for cameras and flash. An `island` is one rounded hole round all lenses, a `lens` a round one, a `bar` a wide rounded one. */
export const cutOutSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['island', 'bar']),
    xMm: positionMm,
    yMm: positionMm,
    widthMm: lengthMm,
    heightMm: lengthMm,
    radiusMm: z.number().check(z.minimum(0), z.maximum(60)),
  }),
  z.object({ kind: z.literal('lens'), centreXMm: positionMm, centreYMm: positionMm, radiusMm: lengthMm }),
]);

export const sourceSchema = z.object({
  /** Where the figure was published, as a person would look it up (maker's page title or address). */
  reference: z.string().check(z.minLength(3)),
  /** `published`: the maker's own figure. `estimated`: read off proportions; measure the blank before selling. */
  quality: z.enum(['published', 'estimated']),
});

export const caseGeometrySchema = z.object({
  /** Stable id, `<brand>-<model>` in kebab case, for example `apple-iphone-15-pro`. */
  caseId: z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)),
  brand: z.string().check(z.minLength(1)),
  model: z.string().check(z.minLength(1)),
  /** Other names under which a backend may list the model. */
  aliases: z.array(z.string()),
  releasedYear: z.number().check(z.int(), z.minimum(2007), z.maximum(2100)),
  widthMm: lengthMm,
  heightMm: lengthMm,
  thicknessMm: lengthMm,
  cornerRadiusMm: z.number().check(z.minimum(0), z.maximum(40)),
  /** How far the print goes round the edge, on each side. */
  wrapMm: z.number().check(z.minimum(0), z.maximum(15)),
  /** Nothing that matters should come nearer to the outline than this. */
  safeInsetMm: z.number().check(z.minimum(0), z.maximum(20)),
  cutOuts: z.array(cutOutSchema),
  sources: z.object({ dimensions: sourceSchema, cutOuts: sourceSchema }),
});

export type CutOut = z.infer<typeof cutOutSchema>;
export type CaseGeometry = z.infer<typeof caseGeometrySchema>;

/** One file of assets/cases/: all models of one brand. */
export const caseFileSchema = z.object({
  brand: z.string().check(z.minLength(1)),
  /** The brand's Chinese name, for the Chinese screens; the same as `brand` where it has none. */
  brandChinese: z.string().check(z.minLength(1)),
  cases: z.array(caseGeometrySchema).check(z.minLength(1)),
});
export type CaseFile = z.infer<typeof caseFileSchema>;

/** The area that is printed: the outline grown by the wrap on every side. In millimetres, origin at its own top left. */
export function printableSizeMm(geometry: CaseGeometry): { widthMm: number; heightMm: number } {
  return {
    widthMm: geometry.widthMm + 2 * geometry.wrapMm,
    heightMm: geometry.heightMm + 2 * geometry.wrapMm,
  };
}
