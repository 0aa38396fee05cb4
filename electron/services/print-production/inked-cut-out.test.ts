import { describe, expect, it } from 'vitest';
import type { CaseGeometry, CutOut } from '../../../shared/domain/case-geometry.ts';
import { DEFAULT_PRINT_PROFILE, type PrintProfile } from '../../../shared/domain/print-profile.ts';
import type { PixelSize } from '../print-file/inspect-print-file.ts';
import { layOutSheet } from './sheet-layout.ts';
import {
  fileOf,
  flat,
  LOPSIDED_CASE,
  paintPicture,
  pixelAt,
  produce,
  readPixels,
} from './test-kit/production-rig.ts';

const picture = await paintPicture(flat(30, 60, 90, 255));
const MARGIN_MM = 0.4;
const CLEAR = [0, 0, 0, 0, 0];
const INKED = [30, 60, 90, 255, 255];

/** How far a point is from a cut-out, in millimetres of the phone; 0 or less is inside. */
function distanceMm(cutOut: CutOut, x: number, y: number): number {
  if (cutOut.kind === 'lens') return Math.hypot(x - cutOut.centreXMm, y - cutOut.centreYMm) - cutOut.radiusMm;
  const { xMm, yMm, widthMm, heightMm, radiusMm } = cutOut;
  const beyondX = Math.abs(x - xMm - widthMm / 2) - (widthMm / 2 - radiusMm);
  const beyondY = Math.abs(y - yMm - heightMm / 2) - (heightMm / 2 - radiusMm);
  const outside = Math.hypot(Math.max(beyondX, 0), Math.max(beyondY, 0));
  return outside + Math.min(Math.max(beyondX, beyondY), 0) - radiusMm;
}

const nearestMm = (geometry: CaseGeometry, x: number, y: number) =>
  Math.min(...geometry.cutOuts.map((cutOut) => distanceMm(cutOut, x, y)));

/** Tells which place on the phone a pixel of a file covers: turned back, mirrored back, bleed and wrap taken off. */
function placesOnPhone(profile: PrintProfile, geometry: CaseGeometry) {
  const { file, sheet, bleedPx } = layOutSheet(geometry, profile);
  const toMm = (px: number, bleed: number) => ((px - bleed) / profile.dpi) * 25.4 - geometry.wrapMm;
  return (x: number, y: number) => {
    const [u, v] = turnBack(x + 0.5, y + 0.5, profile.rotationDeg, file);
    const across = profile.mirrored ? sheet.widthPx - u : u;
    return [toMm(across, bleedPx.left), toMm(v, bleedPx.top)] as const;
  };
}

function turnBack(x: number, y: number, rotationDeg: PrintProfile['rotationDeg'], file: PixelSize) {
  switch (rotationDeg) {
    case 0:
      return [x, y] as const;
    case 90:
      return [y, file.widthPx - x] as const;
    case 180:
      return [file.widthPx - x, file.heightPx - y] as const;
    case 270:
      return [file.heightPx - y, x] as const;
  }
}

const VARIANTS = [
  {},
  { mirrored: true },
  { rotationDeg: 90 },
  { rotationDeg: 180, bleedMm: 1 },
  { mirrored: true, rotationDeg: 90, bleedMm: 2.2 },
  { mirrored: true, rotationDeg: 270, bleedMm: 3 },
] as const;

describe('a cut-out', () => {
  it.each(VARIANTS)('has no ink within its margin, and all of it beyond: %j', async (variant) => {
    const profile: PrintProfile = {
      ...DEFAULT_PRINT_PROFILE,
      ...variant,
      keepCutOutsFree: true,
      cutOutMarginMm: MARGIN_MM,
      whiteInk: { kind: 'underColour', chokeMm: 0 },
    };
    const print = await produce(picture, profile);
    const colour = await readPixels(fileOf(print, 'colour'));
    const white = await readPixels(fileOf(print, 'white'));
    const placeOf = placesOnPhone(profile, LOPSIDED_CASE);
    let wrong = 0;
    let free = 0;
    for (let y = 0; y < colour.height; y++)
      for (let x = 0; x < colour.width; x++) {
        const isFree = nearestMm(LOPSIDED_CASE, ...placeOf(x, y)) <= MARGIN_MM + 1e-9;
        const inks = [...pixelAt(colour, x, y), ...pixelAt(white, x, y)];
        const expected = isFree ? CLEAR : INKED;
        if (inks.some((ink, index) => ink !== expected[index])) wrong++;
        if (isFree) free++;
      }
    expect(wrong).toBe(0);
    // Island, lens and bar with their margins: rectangles of 5.8 × 7.8 and 8.8 × 2.8 less their corners, and a circle.
    const areaMm2 = 5.8 * 7.8 + 8.8 * 2.8 - (4 - Math.PI) * (1.9 ** 2 + 1.4 ** 2) + Math.PI * 1.6 ** 2;
    expect(Math.abs((free * (25.4 / 300) ** 2) / areaMm2 - 1)).toBeLessThan(0.005);
  });

  it('is printed over where the profile does not ask for it', async () => {
    const { data } = await readPixels(fileOf(await produce(picture), 'colour'));
    expect(data.every((value, index) => value === [30, 60, 90, 255][index % 4])).toBe(true);
  });

  it('has no ink of any colour in a CMYK file', async () => {
    const print = await produce(picture, { format: 'tiff-cmyk', keepCutOutsFree: true });
    const pixels = await readPixels(fileOf(print, 'colour'));
    // The middle of the lens, 13 and 6 mm from the corner of the printable area, and a place beside it.
    expect(pixelAt(pixels, Math.round((13 / 25.4) * 300), Math.round((6 / 25.4) * 300))).toEqual([
      0, 0, 0, 0,
    ]);
    expect(
      Math.max(...pixelAt(pixels, Math.round((13 / 25.4) * 300), Math.round((9 / 25.4) * 300))),
    ).toBeGreaterThan(99);
  });

  it('that lies partly beyond the sheet does no harm', async () => {
    const corner: CaseGeometry = {
      ...LOPSIDED_CASE,
      cutOuts: [{ kind: 'lens', centreXMm: -2, centreYMm: -2, radiusMm: 3 }],
    };
    const print = await produce(picture, { keepCutOutsFree: true }, corner);
    const pixels = await readPixels(fileOf(print, 'colour'));
    expect(pixelAt(pixels, 0, 0)).toEqual([0, 0, 0, 0]);
    expect(pixelAt(pixels, pixels.width - 1, 0)).toEqual([30, 60, 90, 255]);
    expect(pixelAt(pixels, pixels.width - 1, 1)).toEqual([30, 60, 90, 255]);
  });
});
