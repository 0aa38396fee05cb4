import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Crop, cropSchema } from '../../../../shared/domain/design.ts';
import {
  aspectOf,
  boxFor,
  cropTo,
  dragCorner,
  moveCrop,
  WHOLE,
  zoomCrop,
  zoomOf,
  zoomTo,
} from './crop-maths.ts';

const part = (min: number) => fc.double({ min, max: 1, noNaN: true });
const anyCrop: fc.Arbitrary<Crop> = fc
  .tuple(part(0.05), part(0.05), part(0), part(0))
  .map(([width, height, right, down]) => ({ x: (1 - width) * right, y: (1 - height) * down, width, height }));
const anyShift = fc.double({ min: -2, max: 2, noNaN: true });
const anyPoint = fc.record({ x: part(0), y: part(0) });
const anyFactor = fc.double({ min: 0.01, max: 100, noNaN: true });
const anyPicture = fc.record({
  width: fc.integer({ min: 200, max: 5000 }),
  height: fc.integer({ min: 200, max: 5000 }),
});
const anyAspect = fc.double({ min: 0.3, max: 3, noNaN: true });

const fits = (crop: Crop): void => expect(cropSchema.safeParse(crop).success).toBe(true);

describe('the part of a picture that is shown', () => {
  it('stays inside the picture, whatever is done to it', () => {
    fc.assert(
      fc.property(anyCrop, anyShift, anyShift, anyFactor, anyPoint, (crop, dx, dy, factor, about) => {
        fits(moveCrop(crop, dx, dy));
        fits(zoomCrop(crop, factor, about));
        fits(dragCorner(crop, 'topLeft', dx, dy));
        fits(dragCorner(crop, 'bottomRight', dx, dy));
      }),
    );
  });

  it('keeps its proportions while it is moved and zoomed', () => {
    fc.assert(
      fc.property(anyCrop, anyFactor, anyPoint, (crop, factor, about) => {
        const zoomed = zoomCrop(moveCrop(crop, 0.1, -0.2), factor, about);
        expect(zoomed.width / zoomed.height).toBeCloseTo(crop.width / crop.height, 6);
      }),
    );
  });

  it('keeps the point that is zoomed about where it is, while nothing is in the way', () => {
    const zoomed = zoomCrop({ x: 0.2, y: 0.2, width: 0.4, height: 0.6 }, 2, { x: 0.3, y: 0.5 });
    expect(zoomed).toEqual({ x: 0.25, y: 0.35, width: 0.2, height: 0.3 });
  });

  it('has the zoom that was asked for', () => {
    expect(zoomOf(WHOLE)).toBe(1);
    expect(zoomOf(zoomTo(WHOLE, 3))).toBeCloseTo(3);
    expect(zoomTo(zoomTo(WHOLE, 3), 1)).toEqual(WHOLE);
  });

  it('takes any proportions, inside the picture', () => {
    fc.assert(
      fc.property(anyCrop, anyPicture, anyAspect, (crop, picture, aspect) => {
        const next = cropTo(crop, picture, aspect);
        fc.pre(next.width >= 0.01 && next.height >= 0.01);
        fits(next);
        expect(aspectOf(next, picture) / aspect).toBeCloseTo(1, 5);
      }),
    );
  });

  it('has a corner drawn without the opposite one moving', () => {
    const crop = { x: 0.2, y: 0.3, width: 0.4, height: 0.5 };
    const drawn = dragCorner(crop, 'topLeft', 0.1, -0.1);
    expect([drawn.x + drawn.width, drawn.y + drawn.height]).toEqual(
      [0.6, 0.8].map((at) => expect.closeTo(at, 9)),
    );
  });
});

describe('the box on the case', () => {
  it('stays as it is while the proportions do', () => {
    expect(boxFor({ widthMm: 40, heightMm: 30 }, 1.5, 1.5)).toEqual({ widthMm: 40, heightMm: 30 });
  });

  it('follows the proportions, and covers as much as before', () => {
    const box = boxFor({ widthMm: 40, heightMm: 30 }, 4 / 3, 1);
    expect(box.widthMm).toBeCloseTo(box.heightMm);
    expect(box.widthMm * box.heightMm).toBeCloseTo(1200);
  });
});
