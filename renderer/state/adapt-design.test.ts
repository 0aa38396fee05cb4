import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CaseGeometry, printableSizeMm } from '../../shared/domain/case-geometry.ts';
import { PLAIN_PHOTO } from '../../shared/domain/design.ts';
import { islandGeometry, lensGeometry } from '../fixtures/geometry.ts';
import { design } from '../fixtures/shop.ts';
import { adaptDesign } from './adapt-design.ts';

const sizes = fc.record({
  widthMm: fc.double({ min: 55, max: 90, noNaN: true }),
  heightMm: fc.double({ min: 110, max: 180, noNaN: true }),
});
const geometryOf = (size: { widthMm: number; heightMm: number }): CaseGeometry => ({
  ...islandGeometry,
  ...size,
});

describe('adaptDesign', () => {
  it('names the new case and keeps the rest of the document', () => {
    const adapted = adaptDesign(design, islandGeometry, lensGeometry);
    expect(adapted).toMatchObject({ caseId: lensGeometry.caseId, background: design.background });
    expect(adapted.layers.map((layer) => [layer.layerId, layer.rotationDeg])).toEqual([['layer-1', 12]]);
  });

  it('lets a photo that just covers the old case cover the new one', () => {
    fc.assert(
      fc.property(sizes, sizes, (before, after) => {
        const [from, to] = [geometryOf(before), geometryOf(after)];
        const area = printableSizeMm(from);
        const photo = {
          kind: 'photo',
          layerId: 'layer-1',
          photoId: 'photo-1',
          centreXMm: area.widthMm / 2,
          centreYMm: area.heightMm / 2,
          ...area,
          rotationDeg: 0,
          ...PLAIN_PHOTO,
        } as const;
        const [adapted] = adaptDesign({ ...design, layers: [photo] }, from, to).layers;
        const target = printableSizeMm(to);
        expect(adapted?.centreXMm).toBeCloseTo(target.widthMm / 2);
        expect(adapted?.centreYMm).toBeCloseTo(target.heightMm / 2);
        expect(adapted?.widthMm).toBeGreaterThanOrEqual(target.widthMm - 1e-9);
        expect(adapted?.heightMm).toBeGreaterThanOrEqual(target.heightMm - 1e-9);
      }),
    );
  });
});
