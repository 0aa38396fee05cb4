import * as z from 'zod/mini';
import { caseGeometrySchema } from '../domain/case-geometry.ts';
import { amountMinorSchema } from '../domain/money.ts';
import { method, nothing } from './method.ts';

/** A list from the backend, or the last one that was read when the backend is away (`stale`). */
const list = <Item extends z.core.$ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    stale: z.boolean(),
    readAtMs: z.number(),
    /** Old, and sold by all the same. */
    soldOffline: z.optional(z.boolean()),
  });

export const brandSchema = z.object({
  brandId: z.string(),
  /** As the backend names it, mostly Chinese. */
  name: z.string(),
  englishName: z.string(),
});
export type Brand = z.infer<typeof brandSchema>;

export const modelSchema = z.object({
  modelId: z.string(),
  brandId: z.string(),
  name: z.string(),
  priceMinor: amountMinorSchema,
  stock: z.number().check(z.int()),
  /** Outline to draw on the card. */
  geometry: caseGeometrySchema,
  /** False: the geometry is the general one, since this model is not in the library. */
  geometryExact: z.boolean(),
});
export type Model = z.infer<typeof modelSchema>;

export const brandListSchema = list(brandSchema);
export const modelListSchema = list(modelSchema);

export const listBrands = method('listBrands', nothing, brandListSchema);
export const listModels = method(
  'listModels',
  z.strictObject({ brandId: z.string().check(z.maxLength(64)) }),
  modelListSchema,
);
