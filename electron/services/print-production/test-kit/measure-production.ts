import sharp from 'sharp';
import type { CaseGeometry } from '../../../../shared/domain/case-geometry.ts';
import type { PrintProfile } from '../../../../shared/domain/print-profile.ts';
import { printSizePx } from '../../../../shared/domain/print-size.ts';
// For the number of threads that the kiosk gives to sharp.
import '../../photos/picture-engine.ts';
import { LOPSIDED_CASE, produce } from './production-rig.ts';

/**
 * Measures productions as ratios to sharp coding the same picture again, with nothing else done. Run it alone:
 * `node electron/services/print-production/test-kit/measure-production.ts [rounds]`
 */

/** 80 × 165 mm with its wrap: 1890 × 3898 pixels at 600 dpi. */
const PHONE: CaseGeometry = { ...LOPSIDED_CASE, widthMm: 76, heightMm: 161 };
const DPI = 600;
const PIXELS_PER_MM = DPI / 25.4;
const ALL: Partial<PrintProfile> = {
  dpi: DPI,
  bleedMm: 2,
  mirrored: true,
  rotationDeg: 90,
  keepCutOutsFree: true,
  whiteInk: { kind: 'underColour', chokeMm: 0.3 },
};

/** Soft shapes with a little grain, as in a photo. Half clear at one place, so that the white has edges. */
async function drawPhoto(): Promise<Buffer> {
  const { widthPx: width, heightPx: height } = printSizePx(PHONE, DPI);
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  const shapes = await sharp({ create: { width: 24, height: 48, channels: 3, background: '#000', noise } })
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .ensureAlpha()
    .raw()
    .toBuffer();
  for (let index = 0; index < shapes.length; index++) {
    const isAlpha = index % 4 === 3;
    const isHole = ((index >> 2) % width) + Math.floor(index / 4 / width) < 900;
    if (isAlpha) shapes[index] = isHole ? 0 : 255;
    else shapes[index] = Math.min(255, (shapes[index] ?? 0) + ((index * 2_654_435_761) >>> 30));
  }
  return sharp(shapes, { raw: { width, height, channels: 4 } })
    .png({ compressionLevel: 4 })
    .toBuffer();
}

type Way = readonly [name: string, run: () => Promise<unknown>];

async function measure(ways: readonly Way[], rounds: number): Promise<Map<string, number>> {
  const times = new Map<string, number[]>();
  // Side by side, so that whatever else the machine does falls on all of them.
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of ways) {
      const startedAt = performance.now();
      await run();
      times.set(name, [...(times.get(name) ?? []), performance.now() - startedAt]);
    }
  }
  return new Map([...times].map(([name, list]) => [name, list.sort((a, b) => a - b)[rounds >> 1] ?? 0]));
}

const picture = await drawPhoto();
const bareTiff = () =>
  sharp(picture)
    .flatten({ background: '#fff' })
    .withIccProfile('cmyk')
    .tiff({ compression: 'lzw', predictor: 'horizontal', xres: PIXELS_PER_MM, yres: PIXELS_PER_MM })
    .toBuffer();
const ways: readonly Way[] = [
  ['bare PNG', () => sharp(picture).png({ compressionLevel: 4 }).toBuffer()],
  ['PNG as drawn', () => produce(picture, { dpi: DPI }, PHONE)],
  ['PNG with all', () => produce(picture, ALL, PHONE)],
  ['bare TIFF', bareTiff],
  ['TIFF as drawn', () => produce(picture, { dpi: DPI, format: 'tiff-cmyk' }, PHONE)],
  ['TIFF with all', () => produce(picture, { ...ALL, format: 'tiff-cmyk' }, PHONE)],
];
const medians = await measure(ways, Number(process.argv[2] ?? 5));
for (const [name, ms] of medians) {
  const base = medians.get(name.includes('PNG') ? 'bare PNG' : 'bare TIFF') ?? Number.NaN;
  process.stdout.write(
    `${name.padEnd(14)} ${ms.toFixed(0).padStart(6)} ms  ${(ms / base).toFixed(2)} × bare\n`,
  );
}
process.stdout.write(
  `picture ${(picture.length / 1e6).toFixed(1)} MB, most memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB\n`,
);
