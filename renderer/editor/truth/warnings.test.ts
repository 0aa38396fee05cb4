import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyDesign,
  type Layer,
  PLAIN_LAYER,
  PLAIN_PHOTO,
  type StickerLayer,
  type TextLayer,
} from '../../../shared/domain/design.ts';
import { anyCase, anyPlacement, testCase } from '../geometry/arbitraries.ts';
import { fillCase } from '../geometry/cover.ts';
import { clearPlace } from './clear-place.ts';
import { hiddenBy, warningsOf } from './warnings.ts';

/** 72 × 148 mm with a wrap of 3; the camera's island covers 7 to 43 mm across and 7 to 45 mm down the print. */
const geometry = testCase();
const place = { centreXMm: 39, centreYMm: 100, widthMm: 40, heightMm: 10, rotationDeg: 0 };

const text = (at: Partial<TextLayer> = {}): TextLayer => ({
  kind: 'text',
  layerId: 'words',
  ...place,
  ...PLAIN_LAYER,
  text: 'Hello',
  fontId: 'outfit',
  colour: '#000000',
  align: 'centre',
  outline: null,
  curveDeg: 0,
  letterSpacingEm: 0,
  lineHeightEm: 1.2,
  wrapEm: null,
  ...at,
});
const sticker = (at: Partial<StickerLayer> = {}): StickerLayer => ({
  kind: 'sticker',
  layerId: 'star',
  ...place,
  heightMm: 40,
  ...PLAIN_LAYER,
  stickerId: 'star',
  colour: null,
  mirrored: false,
  border: true,
  ...at,
});
const kindOf = (layer: Layer) => hiddenBy(layer, layer, geometry);

describe('what will not be seen', () => {
  it.each([
    ['words on the free back', text(), null],
    ['words under the camera', text({ centreXMm: 30, centreYMm: 25 }), 'cutOut'],
    ['words under a single lens', text({ centreXMm: 61, centreYMm: 19, widthMm: 14, heightMm: 5 }), 'cutOut'],
    ['words over the side', text({ centreXMm: 70 }), 'edge'],
    ['words that a turn brings over the side', text({ widthMm: 70, rotationDeg: 0 }), 'edge'],
    ['the same words, upright', text({ widthMm: 70, rotationDeg: 90 }), null],
    ['words that are not shown', text({ centreXMm: 30, centreYMm: 25, hidden: true }), null],
    ['a sticker whose empty corner touches the edge', sticker({ centreXMm: 27 }), null],
    ['a sticker half over the edge', sticker({ centreXMm: 4 }), 'edge'],
  ] as const)('%s', (_name, layer, expected) => {
    expect(kindOf(layer)).toBe(expected);
  });

  it('is nothing of a photo that fills the case: its middle is seen', () => {
    const photo = { ...PLAIN_PHOTO, kind: 'photo', layerId: 'p', photoId: 'p' } as const;
    const filled = { ...photo, ...fillCase(geometry, { widthMm: 3, heightMm: 4 }, 0) };
    expect(kindOf(filled)).toBeNull();
    expect(kindOf({ ...filled, widthMm: filled.widthMm * 3, heightMm: filled.heightMm * 3 })).toBeNull();
    expect(kindOf({ ...filled, centreXMm: 24, centreYMm: 25, widthMm: 60, heightMm: 80 })).toBe('cutOut');
  });

  it('is told once for each layer', () => {
    const layers = [text({ centreXMm: 30, centreYMm: 25 }), sticker(), text({ layerId: 'b', centreXMm: 75 })];
    expect(warningsOf({ ...emptyDesign('x'), layers }, geometry)).toEqual([
      { layerId: 'words', kind: 'cutOut' },
      { layerId: 'b', kind: 'edge' },
    ]);
  });
});

describe('a clear place', () => {
  it('is where the layer lies, if it is clear there', () => {
    expect(clearPlace(text(), geometry)).toMatchObject(place);
  });

  it('is near, and as large as before, where there is room', () => {
    const moved = clearPlace(text({ centreXMm: 30, centreYMm: 40 }), geometry);
    expect(moved).toMatchObject({ widthMm: 40, heightMm: 10 });
    expect(Math.abs((moved?.centreYMm ?? 0) - 40)).toBeLessThan(15);
  });

  it('hides nothing, on any case, from anywhere', () => {
    fc.assert(
      fc.property(anyCase, anyPlacement, (phone, anywhere) => {
        const layer = text({ ...anywhere, widthMm: 40, heightMm: 10 });
        const moved = clearPlace(layer, phone);
        expect(moved && hiddenBy(layer, moved, phone)).toBeNull();
        expect(moved).not.toBeNull();
      }),
      { numRuns: 40 },
    );
  });
});
