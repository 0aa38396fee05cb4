import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { DEFAULT_PRINT_PROFILE, iccProfileOf, printProfileSchema } from './print-profile.ts';

const accepts = (profile: object) => z.safeParse(printProfileSchema, profile).success;

/** The places and words of everything that is wrong. */
function mistakes(profile: object): string[] {
  const parsed = z.safeParse(printProfileSchema, profile);
  return parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}

describe('a print profile', () => {
  it('that says nothing is PNG in sRGB at 300 dpi, as drawn', () => {
    expect(DEFAULT_PRINT_PROFILE).toEqual({
      format: 'png',
      dpi: 300,
      bleedMm: 0,
      bleedEdge: 'copy',
      mirrored: false,
      rotationDeg: 0,
      whiteInk: 'none',
      keepCutOutsFree: false,
      cutOutMarginMm: 0,
    });
    expect(iccProfileOf(DEFAULT_PRINT_PROFILE)).toBe('srgb');
    expect(iccProfileOf({ ...DEFAULT_PRINT_PROFILE, format: 'tiff-cmyk' })).toBe('cmyk');
  });

  it('takes every choke from 0 to 2 mm in steps of 0.1, and none between', () => {
    for (let step = 0; step <= 20; step++) {
      expect(accepts({ whiteInk: { kind: 'underColour', chokeMm: step / 10 } })).toBe(true);
      expect(accepts({ whiteInk: { kind: 'underColour', chokeMm: step / 10 + 0.05 } })).toBe(false);
    }
    expect(accepts({ whiteInk: { kind: 'underColour', chokeMm: 2.1 } })).toBe(false);
    expect(accepts({ whiteInk: { kind: 'underColour', chokeMm: -0.1 } })).toBe(false);
  });

  it.each([
    [{ dpi: 150 }],
    [{ bleedMm: 5.1 }],
    [{ bleedMm: -1 }],
    [{ rotationDeg: 45 }],
    [{ whiteInk: 'everywhere' }],
    [{ whiteInk: { kind: 'underColour' } }],
    [{ cutOutMarginMm: 6 }],
    [{ format: 'jpeg' }],
    [{ bleedEdge: 'repeat' }],
  ])('is refused for %j', (profile) => {
    expect(mistakes(profile)).toEqual([
      expect.stringMatching(new RegExp(`^${Object.keys(profile)[0] ?? '-'}[.:]`)),
    ]);
  });

  it('with a misspelt member is refused, not half used', () => {
    const parsed = z.safeParse(printProfileSchema, { miror: true });
    expect(parsed.error?.issues).toMatchObject([{ code: 'unrecognized_keys', keys: ['miror'] }]);
  });

  it.each([
    ['png', 'srgb', true],
    ['png', 'p3', true],
    ['png', 'cmyk', false],
    ['tiff-cmyk', 'cmyk', true],
    ['tiff-cmyk', 'srgb', false],
    ['tiff-cmyk', '/etc/printer/coated.icc', true],
    ['tiff-cmyk', 'C:\\Profiles\\Coated.ICM', true],
    ['tiff-cmyk', 'coated', false],
    ['tiff-cmyk', 'constructor', false],
    ['tiff-cmyk', '/etc/passwd', false],
  ] as const)('for %s with the ICC profile %s: %s', (format, iccProfile, expected) => {
    expect(accepts({ format, iccProfile })).toBe(expected);
    const expectedMistakes = expected ? [] : [expect.stringMatching(/^iccProfile: expected/)];
    expect(mistakes({ format, iccProfile })).toEqual(expectedMistakes);
  });
});
