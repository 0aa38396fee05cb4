import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPlacement, testCase } from '../geometry/arbitraries.ts';
import { centreOfArea, faceArea } from '../geometry/areas.ts';
import { fillCase } from '../geometry/cover.ts';
import type { Placement } from '../geometry/placement.ts';
import { nudge, rotateBy, scaleBy, showWhole } from './arrange.ts';

const geometry = testCase();
const middle = centreOfArea(faceArea(geometry));
const small: Placement = { centreXMm: 20, centreYMm: 120, widthMm: 20, heightMm: 15, rotationDeg: 0 };
const wide = { widthMm: 160, heightMm: 120 };

describe('arranging by buttons and keys', () => {
  it('scales a photo that lies on the middle about the middle, so that what is seen stays', () => {
    const photo = { ...small, ...wide, centreXMm: middle.xMm + 30, centreYMm: middle.yMm };
    const scaled = scaleBy(2)(photo, geometry);
    expect(scaled.centreXMm).toBeCloseTo(middle.xMm + 60);
    expect(scaled.widthMm).toBeCloseTo(320);
  });

  it('scales a photo that lies elsewhere about itself', () => {
    expect(scaleBy(1.5)(small, geometry)).toMatchObject({ centreXMm: 20, centreYMm: 120, widthMm: 30 });
  });

  it('brings a photo back to its size by as many steps down as up', () => {
    fc.assert(
      fc.property(anyPlacement, (placement) => {
        const back = scaleBy(1 / 1.12)(scaleBy(1.12)(placement, geometry), geometry);
        expect(back.widthMm).toBeCloseTo(placement.widthMm, 6);
        expect(back.heightMm).toBeCloseTo(placement.heightMm, 6);
      }),
    );
  });

  it('fills the case again when a photo that filled it is turned', () => {
    const turned = rotateBy(90)(fillCase(geometry, wide, 0), geometry);
    expect(turned).toEqual(fillCase(geometry, turned, 90));
    expect(turned.widthMm).toBeLessThan(fillCase(geometry, wide, 0).widthMm);
  });

  it('fits the case again when a photo that fitted it is turned', () => {
    const whole = showWhole({ ...small, ...wide }, geometry);
    const turned = rotateBy(-90)(whole, geometry);
    expect(turned.widthMm).toBeCloseTo((geometry.widthMm * 160) / 120);
    expect(turned.rotationDeg).toBe(-90);
  });

  it('turns any other photo where it lies', () => {
    expect(rotateBy(90)(small, geometry)).toEqual({ ...small, rotationDeg: 90 });
  });

  it('nudges, but never off the case', () => {
    expect(nudge(1, -2)(small, geometry)).toMatchObject({ centreXMm: 21, centreYMm: 118 });
    expect(nudge(500, 0)(small, geometry).centreXMm).toBeLessThan(geometry.widthMm + 20);
  });
});
