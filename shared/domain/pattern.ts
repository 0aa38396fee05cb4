import * as z from 'zod/mini';
import { localisedNameSchema, localisedTagsSchema } from './sticker.ts';

/** Patterns: the seamless tiles of assets/images/patterns/, for backgrounds in two colours. */

const colour = z.string().check(z.regex(/^#[0-9a-f]{6}$/));

/** `background` lies below the tile; `colour` is the tile's `currentColor`. */
export const patternColoursSchema = z.strictObject({ background: colour, colour });
export type PatternColours = z.infer<typeof patternColoursSchema>;

export const patternSchema = z.strictObject({
  /** Stored in design documents: it never changes. */
  patternId: z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(60)),
  /** Name below assets/images/patterns/. */
  file: z.string().check(z.regex(/^[a-z0-9-]+\.svg$/)),
  /** Natural width of one tile on a case. */
  tileWidthMm: z.number().check(z.minimum(2), z.maximum(60)),
  /** Width divided by height. */
  aspect: z.number().check(z.minimum(0.2), z.maximum(5)),
  names: localisedNameSchema,
  tags: localisedTagsSchema,
  /** Pairs that go well; the first is shown in the list. */
  colours: z.array(patternColoursSchema).check(z.minLength(1)),
});
export type Pattern = z.infer<typeof patternSchema>;

/** assets/images/patterns/index.json. */
export const patternIndexSchema = z.strictObject({ patterns: z.array(patternSchema).check(z.minLength(1)) });
export type PatternIndex = z.infer<typeof patternIndexSchema>;
