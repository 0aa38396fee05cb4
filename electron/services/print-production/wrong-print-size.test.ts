import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { type CaseGeometry, caseFileSchema } from '../../../shared/domain/case-geometry.ts';
import { PRINT_DPIS, type PrintProfile, printProfileSchema } from '../../../shared/domain/print-profile.ts';
import { plainCase } from './plain-case.ts';
import { layOutSheet } from './sheet-layout.ts';
import { flat, LOPSIDED_CASE, paintPicture, produce } from './test-kit/production-rig.ts';

const cases = globSync(join(import.meta.dirname, '../../../assets/cases/*.json')).flatMap(
  (path) => z.parse(caseFileSchema, JSON.parse(readFileSync(path, 'utf8'))).cases,
);

const anyProfile = fc
  .record({
    dpi: fc.constantFrom(...PRINT_DPIS),
    bleedMm: fc.integer({ min: 0, max: 50 }).map((tenths) => tenths / 10),
    rotationDeg: fc.constantFrom(0, 90, 180, 270),
    mirrored: fc.boolean(),
    chokeMm: fc.integer({ min: 0, max: 20 }).map((tenths) => tenths / 10),
  })
  .map(
    ({ chokeMm, ...profile }): PrintProfile =>
      z.parse(printProfileSchema, { ...profile, whiteInk: { kind: 'underColour', chokeMm } }),
  );

const anyCase = fc
  .record({
    widthMm: fc.integer({ min: 400, max: 2000 }).map((tenths) => tenths / 10),
    heightMm: fc.integer({ min: 400, max: 3000 }).map((tenths) => tenths / 10),
    wrapMm: fc.integer({ min: 0, max: 150 }).map((tenths) => tenths / 10),
  })
  .map((size): CaseGeometry => ({ ...LOPSIDED_CASE, ...size }));

/** The rule, in words of its own. */
function expectTrueSize(geometry: CaseGeometry, profile: PrintProfile): void {
  const layout = layOutSheet(geometry, profile);
  const widthMm = geometry.widthMm + 2 * (geometry.wrapMm + profile.bleedMm);
  const heightMm = geometry.heightMm + 2 * (geometry.wrapMm + profile.bleedMm);
  const isOnItsSide = profile.rotationDeg % 180 === 90;
  const [acrossMm, downMm] = isOnItsSide ? [heightMm, widthMm] : [widthMm, heightMm];
  const pixelMm = 25.4 / profile.dpi;
  // No pixel more or less than the nearest: half a pixel off at most, but for the last digit of the computer's numbers.
  expect(Math.abs(layout.file.widthPx * pixelMm - acrossMm)).toBeLessThanOrEqual(pixelMm / 2 + 1e-9);
  expect(Math.abs(layout.file.heightPx * pixelMm - downMm)).toBeLessThanOrEqual(pixelMm / 2 + 1e-9);
  expect(layout.fileMm.widthMm).toBeCloseTo(acrossMm, 9);
  const { left, right, top, bottom } = layout.bleedPx;
  expect(left + layout.picture.widthPx + right).toBe(layout.sheet.widthPx);
  expect(top + layout.picture.heightPx + bottom).toBe(layout.sheet.heightPx);
  for (const bleedPx of [left, right, top, bottom])
    expect(Math.abs(bleedPx * pixelMm - profile.bleedMm)).toBeLessThanOrEqual(pixelMm);
  expect([0, 1]).toContain(right - left);
  expect([0, 1]).toContain(bottom - top);
}

describe('the size of what is printed', () => {
  it('is that of the case in millimetres, to the nearest pixel, for any case and profile', () => {
    fc.assert(fc.property(anyCase, anyProfile, expectTrueSize), { numRuns: 2000 });
  });

  it('is so for every phone that is sold', () => {
    expect(cases.length).toBeGreaterThan(60);
    fc.assert(fc.property(fc.constantFrom(...cases), anyProfile, expectTrueSize), { numRuns: 1000 });
  });

  it('has the choke to the nearest pixel', () => {
    const chokePx = (dpi: 300 | 600, chokeMm: number) =>
      layOutSheet(
        LOPSIDED_CASE,
        z.parse(printProfileSchema, { dpi, whiteInk: { kind: 'underColour', chokeMm } }),
      ).chokePx;
    expect([0, 0.1, 0.2, 0.3, 1].map((chokeMm) => chokePx(300, chokeMm))).toEqual([0, 1, 2, 4, 12]);
    expect([0, 0.1, 0.2, 0.3, 1].map((chokeMm) => chokePx(600, chokeMm))).toEqual([0, 2, 5, 7, 24]);
  });

  it.each([
    [{ dpi: 300, bleedMm: 0, rotationDeg: 0 }, 236, 354],
    [{ dpi: 300, bleedMm: 2, rotationDeg: 0 }, 283, 402],
    [{ dpi: 300, bleedMm: 2, rotationDeg: 90 }, 402, 283],
    [{ dpi: 600, bleedMm: 1.5, rotationDeg: 270 }, 780, 543],
  ] as const)('is in the files: %j', async (profile, widthPx, heightPx) => {
    const picture = await paintPicture(flat(200, 80, 40, 255), LOPSIDED_CASE, profile.dpi);
    const { files, ticket } = await produce(picture, {
      ...profile,
      whiteInk: { kind: 'underColour', chokeMm: 0.1 },
    });
    expect(files.map((file) => [file.widthPx, file.heightPx])).toEqual([
      [widthPx, heightPx],
      [widthPx, heightPx],
    ]);
    expect(ticket.size).toMatchObject({ widthPx, heightPx });
  });

  it('of an order from elsewhere is that of its picture', () => {
    const size = fc.integer({ min: 1, max: 6000 });
    fc.assert(
      fc.property(size, size, fc.constantFrom(...PRINT_DPIS), (widthPx, heightPx, dpi) => {
        const profile = z.parse(printProfileSchema, { dpi });
        expect(layOutSheet(plainCase({ widthPx, heightPx }, dpi), profile).file).toEqual({
          widthPx,
          heightPx,
        });
      }),
    );
  });
});
