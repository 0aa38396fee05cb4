import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DESIGN_VERSION, type Design, emptyDesign, parseDesign } from './design.ts';

const photo = {
  kind: 'photo',
  layerId: 'l1',
  photoId: 'p1',
  centreXMm: 40,
  centreYMm: 80,
  widthMm: 90,
  heightMm: 120,
  rotationDeg: 15,
} as const;

describe('parseDesign', () => {
  it('reads what was written', () => {
    const design: Design = { ...emptyDesign('apple-iphone-15'), layers: [photo] };
    expect(parseDesign(JSON.parse(JSON.stringify(design)))).toEqual({ ok: true, value: design });
  });

  it.each([
    ['no version', { caseId: 'x', layers: [] }],
    ['a version of the future', { ...emptyDesign('x'), version: DESIGN_VERSION + 1 }],
    ['an unknown layer', { ...emptyDesign('x'), layers: [{ kind: 'script', src: 'http://x' }] }],
    ['a colour that is not one', { ...emptyDesign('x'), backgroundColour: 'url(http://x)' }],
    [
      'a photo id that is a path',
      { ...emptyDesign('x'), layers: [{ ...photo, photoId: '../../etc/passwd' }] },
    ],
    ['an endless number', { ...emptyDesign('x'), layers: [{ ...photo, widthMm: Number.POSITIVE_INFINITY }] }],
  ])('refuses %s', (_name, stored) => {
    expect(parseDesign(stored).ok).toBe(false);
  });

  it('never throws, whatever was stored', () => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        expect(parseDesign(stored).ok).toBe(false);
      }),
    );
  });
});
