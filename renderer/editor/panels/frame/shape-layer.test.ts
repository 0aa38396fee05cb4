import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type FrameShape,
  frameShapeSchema,
  layerSchema,
  type PhotoLayer,
  PLAIN_PHOTO,
} from '../../../../shared/domain/design.ts';
import { anyCase, anyPlacement, testCase } from '../../geometry/arbitraries.ts';
import { faceArea } from '../../geometry/areas.ts';
import { aspectOf } from '../crop/crop-maths.ts';
import { shapeLayer } from './shape-layer.ts';

const picture = { width: 1600, height: 1200 };
const shapes = frameShapeSchema.options as readonly FrameShape[];
const photo: PhotoLayer = {
  kind: 'photo',
  layerId: 'a',
  photoId: 'p',
  centreXMm: 39,
  centreYMm: 77,
  widthMm: 206,
  heightMm: 154.5,
  rotationDeg: 0,
  ...PLAIN_PHOTO,
};

describe('a photo cut to a shape', () => {
  it('is as wide as high where the shape is', () => {
    const heart = shapeLayer(photo, 'heart', picture, testCase());
    expect(heart.widthMm).toBe(heart.heightMm);
    expect(aspectOf(heart.crop, picture)).toBeCloseTo(1);
  });

  it('shows its outline on the face, even where the photo filled the case', () => {
    const face = faceArea(testCase());
    for (const shape of shapes.filter((one) => one !== 'rectangle')) {
      const shaped = shapeLayer(photo, shape, picture, testCase());
      expect(shaped.widthMm).toBeLessThan(face.widthMm);
      expect(shaped.heightMm).toBeLessThan(face.heightMm);
    }
  });

  it('stays where it is when it is small', () => {
    const small = { ...photo, centreXMm: 20, centreYMm: 30, widthMm: 40, heightMm: 30 };
    expect(shapeLayer(small, 'arch', picture, testCase())).toEqual({ ...small, frame: 'arch' });
  });

  it('is never stretched, and always fits the document', () => {
    fc.assert(
      fc.property(anyPlacement, fc.constantFrom(...shapes), anyCase, (placement, shape, geometry) => {
        const layer = { ...photo, ...placement, heightMm: placement.widthMm * 0.75 };
        const shaped = shapeLayer(layer, shape, picture, geometry);
        expect(layerSchema.safeParse(shaped).success).toBe(true);
        expect(aspectOf(shaped.crop, picture) / (shaped.widthMm / shaped.heightMm)).toBeCloseTo(1, 5);
      }),
    );
  });
});
