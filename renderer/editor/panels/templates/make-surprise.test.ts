import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_LAYERS, parseDesign, photoIdsOf } from '../../../../shared/domain/design.ts';
import { candidatesFor, type SurprisePhoto, surprise, surpriseTemplate } from './make-surprise.ts';
import { placementFaults } from './placement-faults.ts';
import { allCases, shelf, surpriseAssets } from './test-templates.ts';

const anyPhotos: fc.Arbitrary<SurprisePhoto[]> = fc
  .array(
    fc.record({
      widthPx: fc.integer({ min: 1, max: 8000 }),
      heightPx: fc.integer({ min: 1, max: 8000 }),
      hueDeg: fc.option(fc.double({ min: 0, max: 360, noNaN: true })),
    }),
    { maxLength: 9 },
  )
  .map((photos) => photos.map((photo, index) => ({ ...photo, photoId: `photo-${index}` })));
const anySeed = fc.integer({ min: 0, max: 0xffffffff });
const anyKnownCase = fc.constantFrom(...allCases);

describe('a surprise', () => {
  it('is a valid design within all limits, what matters in the safe area, with any photos on any phone', () => {
    fc.assert(
      fc.property(anySeed, anyPhotos, anyKnownCase, (seed, photos, geometry) => {
        const design = surprise(seed, photos, geometry, surpriseAssets);
        expect(parseDesign(JSON.parse(JSON.stringify(design)))).toEqual({ ok: true, value: design });
        expect(design.layers.length).toBeLessThanOrEqual(MAX_LAYERS);
        expect(placementFaults(design, geometry)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('is the same for the same seed', () => {
    fc.assert(
      fc.property(anySeed, anyPhotos, anyKnownCase, (seed, photos, geometry) => {
        const once = surprise(seed, photos, geometry, surpriseAssets);
        expect(surprise(seed, photos, geometry, surpriseAssets)).toEqual(once);
        const { templateId } = surpriseTemplate(seed, photos.length, shelf);
        expect(once.layers.every(({ layerId }) => layerId.startsWith(`${templateId}-`))).toBe(true);
      }),
    );
  });

  it('leaves no place empty, and shows a photo where there is one', () => {
    fc.assert(
      fc.property(anySeed, anyPhotos, anyKnownCase, (seed, photos, geometry) => {
        const design = surprise(seed, photos, geometry, surpriseAssets);
        expect(design.layers.filter(({ kind }) => kind === 'slot')).toEqual([]);
        expect(photoIdsOf(design).size > 0).toBe(photos.length > 0);
      }),
    );
  });

  it('is another one nearly every time', () => {
    const [geometry] = allCases;
    if (!geometry) throw new Error('no case');
    const photos = [{ photoId: 'photo', widthPx: 3000, heightPx: 4000, hueDeg: 30 }];
    const designs = Array.from({ length: 60 }, (_, seed) => surprise(seed, photos, geometry, surpriseAssets));
    expect(new Set(designs.map((design) => JSON.stringify(design))).size).toBeGreaterThan(55);
    const templates = designs.map((_, seed) => surpriseTemplate(seed, photos.length, shelf).templateId);
    expect(new Set(templates).size).toBeGreaterThan(12);
  });

  it('is never for a day that the shopper may not celebrate', () => {
    for (const count of [0, 1, 3, 9]) {
      const categories = new Set(candidatesFor(shelf, count).map(({ category }) => category));
      expect(categories).not.toContain('festive');
      expect(categories).not.toContain('celebrations');
    }
  });
});
