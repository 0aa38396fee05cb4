import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mixPalettes, pickColours } from './palette.ts';

type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

/** Pixels with so many of each colour. */
const pixels = (...parts: readonly (readonly [count: number, colour: Rgba])[]): number[] =>
  parts.flatMap(([count, colour]) => Array.from({ length: count }, () => colour).flat());

const SKY: Rgba = [90, 160, 220, 255];
const SAND: Rgba = [230, 200, 150, 255];
const RED: Rgba = [220, 40, 40, 255];

describe('colours picked from a photo', () => {
  it('are those that the photo is made of', () => {
    const picked = pickColours(pixels([500, SKY], [400, SAND], [100, RED]), 5);
    expect([...picked].sort()).toEqual(['#5aa0dc', '#dc2828', '#e6c896']);
  });

  it('begin with a strong colour, if there is enough of it to be seen', () => {
    const grey: Rgba = [128, 128, 128, 255];
    expect(pickColours(pixels([900, grey], [100, RED]), 2)).toEqual(['#dc2828', '#808080']);
  });

  it('leave specks out', () => {
    expect(pickColours(pixels([2000, SKY], [2, RED]), 5)).toEqual(['#5aa0dc']);
  });

  it('are not two of nearly the same', () => {
    const alike: Rgba = [94, 164, 224, 255];
    expect(pickColours(pixels([500, SKY], [500, alike]), 5)).toHaveLength(1);
  });

  it('are none where the picture is see-through, or empty', () => {
    expect(pickColours(pixels([500, [220, 40, 40, 0]]), 5)).toEqual([]);
    expect(pickColours([], 5)).toEqual([]);
  });

  it('are colours of the document, no more than asked for, and the same each time', () => {
    const photo = fc.uint8Array({ minLength: 4, maxLength: 4 * 300 });
    fc.assert(
      fc.property(photo, fc.integer({ min: 1, max: 9 }), (bytes, most) => {
        const picked = pickColours(bytes, most);
        expect(picked.length).toBeLessThanOrEqual(most);
        for (const colour of picked) expect(colour).toMatch(/^#[0-9a-f]{6}$/);
        expect(pickColours(bytes, most)).toEqual(picked);
      }),
    );
  });
});

describe('colours of several photos', () => {
  it('come in turn, so that each photo is among the first', () => {
    const mixed = mixPalettes([['#ff0000', '#00ff00'], ['#0000ff'], []], 9);
    expect(mixed).toEqual(['#ff0000', '#0000ff', '#00ff00']);
  });

  it('hold nothing twice, nor nearly', () => {
    expect(mixPalettes([['#ff0000'], ['#ff0000'], ['#fa0505']], 9)).toEqual(['#ff0000']);
  });

  it('are no more than asked for', () => {
    expect(mixPalettes([['#ff0000', '#00ff00'], ['#0000ff']], 2)).toEqual(['#ff0000', '#0000ff']);
  });
});
