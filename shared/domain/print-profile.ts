import * as z from 'zod/mini';

/**
 * What a printer wants of a print file. One profile per printer, in the kiosk's configuration; every print keeps a copy
 * of the one it was made with. All of it is seen as the case lies in the editor: from the back, upright.
 */

/** Densities that print files are made at, in dots per inch. */
export const PRINT_DPIS = [300, 600] as const;

/** Profiles that need no file, and the format each can go into. */
export const BUILT_IN_ICC_PROFILES = { srgb: 'png', p3: 'png', cmyk: 'tiff-cmyk' } as const;
export type BuiltInIccProfile = keyof typeof BUILT_IN_ICC_PROFILES;

/** `png`: 8-bit RGB with alpha. `tiff-cmyk`: 8 bits of each ink, no alpha; where nothing is printed all four are 0. */
const formatSchema = z.enum(['png', 'tiff-cmyk']);

/**
 * White ink under the colours, for clear and dark cases, as a second file: 8-bit grey, 255 is white ink in full. It lies
 * where there is colour, drawn in from every edge of the colour by `chokeMm`, so that no white looks out beside it.
 */
const underColourSchema = z.strictObject({
  kind: z.literal('underColour'),
  chokeMm: z.number().check(z.minimum(0), z.maximum(2), z.multipleOf(0.1)),
});

const iccProfileSchema = z.string().check(
  z.maxLength(1000),
  z.refine((name) => isBuiltIn(name) || /[\\/].*\.ic[cm]$/i.test(name), {
    error: 'expected "srgb", "p3", "cmyk" or the full path of an .icc or .icm file',
  }),
);

export const printProfileSchema = z
  .strictObject({
    format: z._default(formatSchema, 'png'),
    dpi: z._default(z.union([z.literal(300), z.literal(600)], { error: 'expected 300 or 600' }), 300),
    /** How far the print goes on beyond the printable area, on each side. */
    bleedMm: z._default(z.number().check(z.minimum(0), z.maximum(5)), 0),
    /** What lies there: the outermost pixels stretched outwards (`copy`), or the picture folded over (`mirror`). */
    bleedEdge: z._default(z.enum(['copy', 'mirror']), 'copy'),
    /** Left and right changed over, as for transfer paper and for printing on the inside of a clear case. */
    mirrored: z._default(z.boolean(), false),
    /** Turned clockwise, after mirroring. */
    rotationDeg: z._default(z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]), 0),
    whiteInk: z._default(z.union([z.literal('none'), underColourSchema]), 'none'),
    /** No ink of any colour where the case has holes. */
    keepCutOutsFree: z._default(z.boolean(), false),
    /** How much wider than the hole the free place is, on each side. */
    cutOutMarginMm: z._default(z.number().check(z.minimum(0), z.maximum(5)), 0),
    /** Built-in or full path of a file; embedded in the colour file. Missing: `srgb` for PNG, `cmyk` for TIFF. */
    iccProfile: z.optional(iccProfileSchema),
  })
  .check(
    z.refine((profile) => fitsFormat(profile.iccProfile, profile.format), {
      error: 'expected "srgb" or "p3" for png, "cmyk" for tiff-cmyk, or a file',
      path: ['iccProfile'],
    }),
  );

export type PrintProfile = z.infer<typeof printProfileSchema>;

/** A printer about which nothing is said: PNG in sRGB at 300 dpi, as it was drawn. */
export const DEFAULT_PRINT_PROFILE: PrintProfile = z.parse(printProfileSchema, {});

/** The profile that the colours are converted to: the configured one, or the format's own. */
export function iccProfileOf(profile: PrintProfile): string {
  return profile.iccProfile ?? (profile.format === 'png' ? 'srgb' : 'cmyk');
}

export function isBuiltIn(name: string): name is BuiltInIccProfile {
  return Object.hasOwn(BUILT_IN_ICC_PROFILES, name);
}

function fitsFormat(iccProfile: string | undefined, format: PrintProfile['format']): boolean {
  return iccProfile === undefined || !isBuiltIn(iccProfile) || BUILT_IN_ICC_PROFILES[iccProfile] === format;
}
