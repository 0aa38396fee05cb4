import { describe, expect, it } from 'vitest';
import { emptyDesign, type Layer, PLAIN_LAYER, PLAIN_PHOTO } from '../../../shared/domain/design.ts';
import { emptySlotCount, isBlank, isPrintable } from './printable.ts';

const place = { centreXMm: 9, centreYMm: 9, widthMm: 9, heightMm: 9, rotationDeg: 0 };
const photo: Layer = { kind: 'photo', photoId: 'p', layerId: 'photo', ...place, ...PLAIN_PHOTO };
const slot: Layer = {
  kind: 'slot',
  layerId: 'slot',
  frame: 'circle',
  border: null,
  ...place,
  ...PLAIN_LAYER,
};
const bare = emptyDesign('case');

describe('what there is to print', () => {
  it('is nothing on a blank case, nor where places for photos are empty', () => {
    expect([isBlank(bare), isPrintable(bare)]).toEqual([true, false]);
    const slots = { ...bare, layers: [slot, { ...slot, layerId: 'other', hidden: true }] };
    expect([isBlank(slots), isPrintable(slots), emptySlotCount(slots)]).toEqual([false, false, 1]);
  });

  it('is a coloured background, or any layer that is seen', () => {
    expect(isPrintable({ ...bare, background: { kind: 'colour', colour: '#a9c7dd' } })).toBe(true);
    expect(isPrintable({ ...bare, layers: [slot, photo] })).toBe(true);
    expect(isPrintable({ ...bare, layers: [{ ...photo, hidden: true }] })).toBe(false);
    expect(isPrintable({ ...bare, layers: [{ ...photo, opacity: 0 }] })).toBe(false);
  });
});
