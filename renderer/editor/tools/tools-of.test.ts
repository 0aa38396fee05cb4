import { describe, expect, it } from 'vitest';
import { type Layer, PLAIN_LAYER, PLAIN_PHOTO } from '../../../shared/domain/design.ts';
import { toolsOf } from './tools-of.ts';

const place = { layerId: 'a', centreXMm: 9, centreYMm: 9, widthMm: 9, heightMm: 9, rotationDeg: 0 };
const photo: Layer = { kind: 'photo', photoId: 'p', ...place, ...PLAIN_PHOTO };
const sticker: Layer = {
  kind: 'sticker',
  stickerId: 's',
  colour: null,
  mirrored: false,
  border: false,
  ...place,
  ...PLAIN_LAYER,
};
const names = (layer: Layer) => toolsOf(layer, { recolourable: true, hasBorder: true }).flat(2);

describe('the tools of a layer', () => {
  it('are those of its kind and those of all', () => {
    expect(names(photo)).toEqual(expect.arrayContaining(['look', 'crop', 'fill', 'duplicate', 'remove']));
    expect(names(sticker)).toEqual(
      expect.arrayContaining(['colour', 'border', 'style', 'turnLeft', 'remove']),
    );
    expect(names(sticker)).not.toContain('crop');
  });

  it('offer no colour or border to a sticker that has none', () => {
    const plain = toolsOf(sticker, { recolourable: false, hasBorder: false }).flat(2);
    expect(plain).toEqual(expect.arrayContaining(['mirror', 'style']));
    expect(plain).not.toContain('colour');
    expect(plain).not.toContain('border');
  });

  it('name no tool twice', () => {
    for (const layer of [photo, sticker]) expect(new Set(names(layer)).size).toBe(names(layer).length);
  });

  it('leave what is locked as it is', () => {
    const changing = ['look', 'crop', 'shape', 'mirror', 'fill', 'turnLeft', 'smaller', 'remove', 'lock'];
    const locked = names({ ...photo, locked: true });
    expect(locked).toContain('unlock');
    expect(locked.filter((name) => changing.includes(name))).toEqual([]);
  });

  it('bring a hidden layer back first', () => {
    expect(names({ ...photo, hidden: true })).toEqual(['show', 'remove']);
    expect(names({ ...photo, hidden: true, locked: true })).toEqual(['show', 'unlock']);
  });
});
