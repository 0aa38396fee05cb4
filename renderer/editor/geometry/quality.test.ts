import { describe, expect, it } from 'vitest';
import type { Photo } from '../../../shared/contract/photos.ts';
import { type Design, emptyDesign, PLAIN_PHOTO } from '../../../shared/domain/design.ts';
import { qualityOf } from './quality.ts';

const photo: Photo = {
  photoId: 'p1',
  source: 'phone',
  widthPx: 1000,
  heightPx: 2000,
  screenPath: 's',
  originalPath: 'o',
};

const designWith = (...widthsMm: number[]): Design => ({
  ...emptyDesign('x'),
  layers: widthsMm.map((widthMm, index) => ({
    kind: 'photo',
    layerId: `l${index}`,
    photoId: 'p1',
    centreXMm: 0,
    centreYMm: 0,
    widthMm,
    heightMm: widthMm * 2,
    rotationDeg: 33,
    ...PLAIN_PHOTO,
  })),
});

describe('print quality', () => {
  it('counts the original pixels per inch of the print', () => {
    const { layers } = qualityOf(designWith(127), [photo]);
    expect(layers[0]?.dpi).toBeCloseTo(200);
    expect(layers[0]?.quality).toBe('good');
  });

  it('has one word per step', () => {
    const words = [126, 128, 211, 213].map((widthMm) => qualityOf(designWith(widthMm), [photo]).worst);
    expect(words).toEqual(['good', 'fair', 'fair', 'poor']);
  });

  it('gives the word of the worst photo for the whole design', () => {
    expect(qualityOf(designWith(50, 500, 150), [photo]).worst).toBe('poor');
  });

  it('has nothing to say of a design without photos, or of a photo that it does not know', () => {
    expect(qualityOf(designWith(), [photo])).toEqual({ worst: null, layers: [] });
    expect(qualityOf(designWith(50), [])).toEqual({ worst: null, layers: [] });
  });
});
