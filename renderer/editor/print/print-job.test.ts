import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Photo } from '../../../shared/contract/photos.ts';
import { type Design, emptyDesign, PLAIN_LAYER, PLAIN_PHOTO } from '../../../shared/domain/design.ts';
import type { DesignFont } from '../../../shared/domain/design-font.ts';
import { testCase } from '../geometry/arbitraries.ts';
import { drawnScale, neededEighths, sizeInEighths } from './needed-size.ts';
import type { AssetLoader } from './print-assets.ts';
import { printJob } from './print-job.ts';

const photo: Photo = {
  photoId: 'p1',
  source: 'phone',
  widthPx: 4000,
  heightPx: 3000,
  screenPath: 'screen',
  originalPath: 'original',
};
const designWith = (...widthsMm: number[]): Design => ({
  ...emptyDesign('maker-phone'),
  layers: widthsMm.map((widthMm, index) => ({
    kind: 'photo',
    layerId: `l${index}`,
    photoId: 'p1',
    centreXMm: 39,
    centreYMm: 77,
    widthMm,
    heightMm: widthMm * 0.75,
    rotationDeg: 0,
    ...PLAIN_PHOTO,
  })),
});
const PRINT = { widthPx: 921, heightPx: 1819, pixelsPerMm: 300 / 25.4 };
const fileUrl = (path: string): string => `kiosk://app/${path}`;

describe('the job of the print worker', () => {
  it('has the pixels of the printable area at the given density, and the full pictures', async () => {
    const job = await printJob(designWith(100), testCase(), [photo], fileUrl, 300);
    expect(job).toMatchObject({
      ok: true,
      // 78 × 154 mm: outline and wrap.
      value: { widthPx: 921, heightPx: 1819, sources: [{ url: 'kiosk://app/original' }] },
    });
  });

  it('leaves out photos that no layer shows', async () => {
    const job = await printJob(
      designWith(100),
      testCase(),
      [photo, { ...photo, photoId: 'p2' }],
      fileUrl,
      300,
    );
    expect(job.ok && job.value.sources.length).toBe(1);
  });

  it('fails rather than print without a photo of the design', async () => {
    expect(await printJob(designWith(100), testCase(), [], fileUrl, 300)).toMatchObject({
      ok: false,
      error: { kind: 'photoFailed' },
    });
  });
});

describe('what a print needs besides photos', () => {
  const outfit: DesignFont = {
    fontId: 'outfit',
    family: 'Outfit',
    names: { en: 'Outfit', 'zh-CN': 'Outfit' },
    category: 'sans',
    scripts: ['latin'],
    weight: 700,
    looksLikeWeight: 700,
    package: '@fontsource/outfit',
    cssFiles: ['700.css'],
    licence: 'OFL-1.1',
    fallbacks: [],
  };
  const face = (url: string, unicodeRange: string) => ({
    fontId: 'outfit',
    weightRange: '1 1000',
    unicodeRange,
    url,
  });
  const everything: AssetLoader = {
    stickerSvg: async (id) => `<svg ${id}>`,
    patternSource: async () => ({ svg: '<svg>', tileWidthMm: 6, aspect: 1 }),
    fontStack: async () => ({
      font: outfit,
      fonts: [outfit],
      absent: new Set([0x2708]),
      faces: [face('http://kiosk/latin', 'U+0-7F'), face('http://kiosk/latin-ext', 'U+100-17F')],
    }),
  };
  const gone = async (): Promise<never> => Promise.reject(new Error('status 404'));
  const place = { centreXMm: 39, centreYMm: 77, widthMm: 30, heightMm: 30, rotationDeg: 0, ...PLAIN_LAYER };
  const words = {
    kind: 'text',
    layerId: 'words',
    ...place,
    text: 'hi',
    fontId: 'outfit',
    colour: '#000000',
    align: 'left',
    outline: null,
    curveDeg: 0,
    letterSpacingEm: 0,
    lineHeightEm: 1.2,
    wrapEm: null,
  } as const;
  const heart = {
    kind: 'sticker',
    layerId: 'heart',
    ...place,
    stickerId: 'heart',
    colour: null,
    mirrored: false,
    border: true,
  } as const;
  const full: Design = {
    ...emptyDesign('maker-phone'),
    background: { kind: 'pattern', patternId: 'waves', background: '#ffffff', colour: '#000000', scale: 1 },
    layers: [words, heart],
  };
  const jobFor = (design: Design, loader: Partial<AssetLoader>) =>
    printJob(design, testCase(), [], fileUrl, 300, { ...everything, ...loader });

  it('goes along with it, fonts only as far as the words need them', async () => {
    const job = await jobFor(full, {});
    if (!job.ok) throw new Error(job.error.detail);
    const { stickers, patterns, fonts, faces } = job.value.assets;
    expect([...stickers]).toEqual([['heart', '<svg heart>']]);
    expect([...patterns.keys()]).toEqual(['waves']);
    expect([...fonts.keys()]).toEqual(['outfit']);
    expect(faces.map(({ url }) => url)).toEqual(['http://kiosk/latin']);
  });

  it.each([
    ['stickerFailed', { stickerSvg: gone }, 'heart'],
    ['patternFailed', { patternSource: gone }, 'waves'],
    ['fontFailed', { fontStack: gone }, 'outfit'],
  ] as const)('stops it when it is missing: %s', async (kind, loader, name) => {
    const job = await jobFor(full, loader);
    expect(job).toMatchObject({ ok: false, error: { kind } });
    expect(job.ok || job.error.detail).toContain(name);
  });

  it('stops it when the font has not all letters', async () => {
    const job = await jobFor({ ...full, layers: [{ ...words, text: 'hi 🦄 ✈' }] }, {});
    expect(job).toMatchObject({
      ok: false,
      error: { kind: 'lettersFailed', detail: expect.stringContaining('🦄 ✈') },
    });
  });

  it('does not stop it for what is hidden', async () => {
    const hidden = { ...full, layers: [words, { ...heart, hidden: true }] };
    expect(await jobFor(hidden, { stickerSvg: gone })).toMatchObject({ ok: true });
  });
});

describe('the size to decode at', () => {
  it('is as large as the largest layer needs', () => {
    const scale = drawnScale(designWith(20, 100, 50), photo, PRINT);
    expect(scale).toBeCloseTo((100 * 300) / 25.4 / 4000);
  });

  it('is that of the blurred background too, which needs very little', () => {
    const design: Design = {
      ...emptyDesign('maker-phone'),
      background: { kind: 'blurredPhoto', photoId: 'p1', blurMm: 5 },
    };
    const scale = drawnScale(design, photo, PRINT);
    expect(scale).toBeGreaterThan(0);
    expect(scale).toBeLessThan(0.1);
  });

  it('never has fewer pixels than the print, and never more than the original', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 4, noNaN: true }), (scale) => {
        const { widthPx } = sizeInEighths(photo, neededEighths(scale));
        expect(widthPx).toBeGreaterThanOrEqual(Math.min(scale, 1) * photo.widthPx - 1e-6);
        expect(widthPx).toBeLessThanOrEqual(photo.widthPx);
      }),
    );
  });
});
