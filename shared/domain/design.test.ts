import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DESIGN_VERSION, type Design, emptyDesign, PLAIN_PHOTO, parseDesign } from './design.ts';

const photo = {
  kind: 'photo',
  layerId: 'l1',
  photoId: 'p1',
  centreXMm: 40,
  centreYMm: 80,
  widthMm: 90,
  heightMm: 120,
  rotationDeg: 15,
  ...PLAIN_PHOTO,
} as const;

describe('parseDesign', () => {
  it('reads what was written', () => {
    const design: Design = { ...emptyDesign('apple-iphone-15'), layers: [photo] };
    expect(parseDesign(JSON.parse(JSON.stringify(design)))).toEqual({ ok: true, value: design });
  });

  it('reads what version 1 wrote, and shows the same', () => {
    const { kind, layerId, photoId, centreXMm, centreYMm, widthMm, heightMm, rotationDeg } = photo;
    const before = { kind, layerId, photoId, centreXMm, centreYMm, widthMm, heightMm, rotationDeg };
    const stored = { version: 1, caseId: 'x', backgroundColour: '#f6ecdc', layers: [before] };
    expect(parseDesign(stored)).toEqual({
      ok: true,
      value: {
        ...emptyDesign('x'),
        background: { kind: 'colour', colour: '#f6ecdc' },
        layers: [photo],
      },
    });
  });

  it.each([
    ['a crop that reaches over the picture', { x: 0.6, y: 0, width: 0.5, height: 1 }],
    ['a crop of nothing', { x: 0, y: 0, width: 0, height: 1 }],
  ])('refuses %s', (_name, crop) => {
    expect(parseDesign({ ...emptyDesign('x'), layers: [{ ...photo, crop }] }).ok).toBe(false);
  });

  it.each([
    ['no version', { caseId: 'x', layers: [] }],
    ['a version of the future', { ...emptyDesign('x'), version: DESIGN_VERSION + 1 }],
    ['an unknown layer', { ...emptyDesign('x'), layers: [{ kind: 'script', src: 'http://x' }] }],
    [
      'a colour that is not one',
      { ...emptyDesign('x'), background: { kind: 'colour', colour: 'url(http://x)' } },
    ],
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
