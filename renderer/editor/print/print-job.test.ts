import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Photo } from '../../../shared/contract/photos.ts';
import { type Design, emptyDesign, PLAIN_PHOTO } from '../../../shared/domain/design.ts';
import { testCase } from '../geometry/arbitraries.ts';
import { drawnScale, neededEighths, sizeInEighths } from './needed-size.ts';
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
const fileUrl = (path: string): string => `kiosk://app/${path}`;

describe('the job of the print worker', () => {
  it('has the pixels of the printable area at the given density, and the full pictures', () => {
    const job = printJob(designWith(100), testCase(), [photo], fileUrl, 300);
    expect(job).toMatchObject({
      ok: true,
      // 78 × 154 mm: outline and wrap.
      value: { widthPx: 921, heightPx: 1819, sources: [{ url: 'kiosk://app/original' }] },
    });
  });

  it('leaves out photos that no layer shows', () => {
    const job = printJob(designWith(100), testCase(), [photo, { ...photo, photoId: 'p2' }], fileUrl, 300);
    expect(job.ok && job.value.sources.length).toBe(1);
  });

  it('fails rather than print without a photo of the design', () => {
    expect(printJob(designWith(100), testCase(), [], fileUrl, 300)).toMatchObject({
      ok: false,
      error: { kind: 'photoFailed' },
    });
  });
});

describe('the size to decode at', () => {
  it('is as large as the largest layer needs', () => {
    const scale = drawnScale(designWith(20, 100, 50), photo, 300 / 25.4);
    expect(scale).toBeCloseTo((100 * 300) / 25.4 / 4000);
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
