import { describe, expect, it } from 'vitest';
import {
  type Design,
  emptyDesign,
  type Layer,
  PLAIN_LAYER,
  PLAIN_PHOTO,
} from '../../../shared/domain/design.ts';
import { needsOf } from './needs.ts';
import { photoKey } from './treated.ts';

const place = { centreXMm: 30, centreYMm: 60, widthMm: 40, heightMm: 30, rotationDeg: 0 };
const photo = (layerId: string, more: object = {}): Layer => ({
  kind: 'photo',
  layerId,
  photoId: 'p1',
  ...place,
  ...PLAIN_PHOTO,
  ...more,
});
const sticker = (layerId: string, stickerId: string, more: object = {}): Layer => ({
  kind: 'sticker',
  layerId,
  stickerId,
  ...place,
  ...PLAIN_LAYER,
  colour: null,
  mirrored: false,
  border: true,
  ...more,
});
const text = (layerId: string, words: string, more: object = {}): Layer => ({
  kind: 'text',
  layerId,
  ...place,
  ...PLAIN_LAYER,
  text: words,
  fontId: 'outfit',
  colour: '#000000',
  align: 'left',
  outline: null,
  curveDeg: 0,
  letterSpacingEm: 0,
  lineHeightEm: 1.2,
  wrapEm: null,
  ...more,
});
const designOf = (...layers: readonly Layer[]): Design => ({
  ...emptyDesign('maker-phone'),
  layers: [...layers],
});

describe('what a design needs', () => {
  it('is every photo in every look, once', () => {
    const { photos } = needsOf(designOf(photo('a'), photo('b'), photo('c', { look: 'noir' })));
    expect([...photos.values()].map(({ look }) => look)).toEqual(['none', 'noir']);
  });

  it('tells looks of a photo apart by their adjustments too', () => {
    const adjusted = {
      photoId: 'p1',
      look: 'noir',
      adjustments: { brightness: 0.1, contrast: 0, saturation: 0 },
    } as const;
    expect(photoKey(adjusted)).not.toBe(
      photoKey({ ...adjusted, adjustments: { ...adjusted.adjustments, brightness: 0.2 } }),
    );
    expect(photoKey({ ...adjusted, look: 'none', adjustments: PLAIN_PHOTO.adjustments })).toBe('p1');
  });

  it('is all that is written in each font, and each sticker', () => {
    const { texts, stickerIds } = needsOf(
      designOf(
        text('a', 'ab'),
        text('b', 'cd'),
        text('c', '爱', { fontId: 'long-cang' }),
        sticker('d', 'heart'),
      ),
    );
    expect([...texts]).toEqual([
      ['outfit', 'abcd'],
      ['long-cang', '爱'],
    ]);
    expect([...stickerIds]).toEqual(['heart']);
  });

  it('is what the background is made of', () => {
    const blurred = { kind: 'blurredPhoto', photoId: 'p9', blurMm: 3 } as const;
    expect([...needsOf({ ...designOf(), background: blurred }).photos.keys()]).toEqual(['p9']);
    const pattern = {
      kind: 'pattern',
      patternId: 'waves',
      background: '#ffffff',
      colour: '#000000',
      scale: 1,
    } as const;
    expect([...needsOf({ ...designOf(), background: pattern }).patternIds]).toEqual(['waves']);
  });

  it('is nothing for what is not seen', () => {
    const needs = needsOf(
      designOf(
        photo('a', { hidden: true }),
        sticker('b', 'heart', { opacity: 0 }),
        text('c', 'x', { hidden: true }),
      ),
    );
    expect(needs.photos.size + needs.stickerIds.size + needs.texts.size).toBe(0);
  });
});
