import { describe, expect, it } from 'vitest';
import { emptyDesign } from '../../../../shared/domain/design.ts';
import { sampleModel } from '../../harness/sample-model.ts';
import { recolour, rimmed } from './restyle.ts';
import { newSticker } from './sticker-placement.ts';
import { STICKERS } from './sticker-shelf.ts';

const [first] = STICKERS;
if (!first) throw new Error('there are no stickers');
const { geometry } = sampleModel;
const layer = newSticker(emptyDesign(geometry.caseId), geometry, first, 'one');

describe('restyling a sticker', () => {
  it('colours it, and gives it back its own colour', () => {
    const red = recolour('#ff0000')(layer);
    expect(red).toEqual({ ...layer, colour: '#ff0000' });
    expect(recolour(null)(red)).toEqual(layer);
  });

  it('takes the rim away and gives it back', () => {
    expect(rimmed(true)(rimmed(false)(layer))).toEqual(layer);
    expect(rimmed(false)(layer)).toMatchObject({ border: false });
  });

  it('is no step where nothing changes', () => {
    expect(recolour(null)(layer)).toBe(layer);
    expect(rimmed(layer.border)(layer)).toBe(layer);
  });

  it('leaves other layers alone', () => {
    const { layerId, centreXMm, centreYMm, widthMm, heightMm, rotationDeg, opacity, locked, hidden } = layer;
    const box = { layerId, centreXMm, centreYMm, widthMm, heightMm, rotationDeg, opacity, locked, hidden };
    const slot = { kind: 'slot', ...box, frame: 'circle', border: null } as const;
    expect(recolour('#ff0000')(slot)).toBe(slot);
    expect(rimmed(false)(slot)).toBe(slot);
  });
});
