import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it, onTestFinished } from 'vitest';
import { DEFAULT_PRINT_PROFILE } from '../../../shared/domain/print-profile.ts';
import { printSizePx } from '../../../shared/domain/print-size.ts';
import { loadCaseLibrary } from '../catalogue/case-library.ts';
import { createPrintArchive } from '../print-production/print-archive.ts';
import { produceTestCase } from './produce-test-case.ts';
import { drawTestPattern } from './test-pattern.ts';

const cases = loadCaseLibrary(join(import.meta.dirname, '..', '..', '..', 'assets', 'cases'));

it('prints the pattern by the way of a sale: printer’s profile, white ink and ticket', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'casepress-pattern-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { geometry } = cases.find({ brandName: '', modelName: 'iPhone 17' });
  const profile = {
    ...DEFAULT_PRINT_PROFILE,
    bleedMm: 2,
    whiteInk: { kind: 'underColour' as const, chokeMm: 0.2 },
  };
  const produced = await produceTestCase({
    ...{ testId: 'test-1', geometry, profile },
    archive: createPrintArchive({ folder }),
  });
  if (!produced.ok) throw new Error(produced.error);
  expect(produced.value.attachments?.map(({ fileName }) => fileName)).toEqual([
    'test-1-test-white.png',
    'test-1-test-ticket.json',
  ]);
  const { width, density } = await sharp(produced.value.picture).metadata();
  expect(density).toBe(300);
  expect(width).toBeGreaterThan(printSizePx(geometry, 300).widthPx);
});

it('draws a millimetre as long as one, whatever the case', async () => {
  for (const geometry of cases.all().slice(0, 3)) {
    const picture = sharp(await drawTestPattern({ geometry, dpi: 300 }));
    const { widthPx, heightPx } = printSizePx(geometry, 300);
    const { width, height, hasAlpha } = await picture.metadata();
    expect([width, height, hasAlpha]).toEqual([widthPx, heightPx, true]);
    // Down the middle of the strokes at the upper edge: the darkest columns are a millimetre apart.
    const row = await picture
      .extract({ left: 0, top: 8, width: widthPx, height: 1 })
      .greyscale()
      .raw()
      .toBuffer();
    const channels = row.length / widthPx;
    const dark = Array.from({ length: widthPx }, (_, x) => (row[x * channels] ?? 255) < 140);
    const strokes = dark.filter((isDark, x) => isDark && !dark[x - 1]).length;
    const widthMm = (widthPx / 300) * 25.4;
    expect(Math.abs(strokes - widthMm)).toBeLessThan(3);
  }
});
