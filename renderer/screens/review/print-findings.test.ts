import { describe, expect, it } from 'vitest';
import type { Photo } from '../../../shared/contract/photos.ts';
import {
  emptyDesign,
  type Layer,
  type PhotoLayer,
  PLAIN_LAYER,
  PLAIN_PHOTO,
} from '../../../shared/domain/design.ts';
import { testCase } from '../../editor/geometry/arbitraries.ts';
import { findingsOf } from './print-findings.ts';

const geometry = testCase();
const place = { centreXMm: 39, centreYMm: 90, widthMm: 60, heightMm: 80, rotationDeg: 0 };
const photo = (layerId: string, photoId: string, at: Partial<PhotoLayer> = {}): PhotoLayer => ({
  kind: 'photo',
  layerId,
  photoId,
  ...place,
  ...PLAIN_PHOTO,
  ...at,
});
const sticker: Layer = {
  kind: 'sticker',
  layerId: 'star',
  ...place,
  ...PLAIN_LAYER,
  widthMm: 20,
  heightMm: 20,
  centreXMm: 4,
  stickerId: 'star',
  colour: null,
  mirrored: false,
  border: true,
};
const taken = (photoId: string, longPx: number): Photo => ({
  photoId,
  source: 'phone',
  widthPx: longPx * 0.75,
  heightPx: longPx,
  screenPath: 'a',
  originalPath: 'b',
});
const photos = [taken('large', 4000), taken('soft', 500), taken('tiny', 100)];
const found = (...layers: Layer[]) =>
  findingsOf({ ...emptyDesign('x'), layers }, geometry, photos).map(({ kind, layer }) => [
    layer.layerId,
    kind,
  ]);

describe('what the review finds', () => {
  it('is nothing of a sharp photo on the free back', () => {
    expect(found(photo('a', 'large'))).toEqual([]);
  });

  it('is told the worst first', () => {
    expect(found(photo('b', 'soft'), sticker, photo('c', 'tiny'))).toEqual([
      ['c', 'poor'],
      ['star', 'edge'],
      ['b', 'fair'],
    ]);
  });

  it('is told once for each layer, by the worst of it', () => {
    expect(found(photo('c', 'tiny', { centreXMm: 24, centreYMm: 25 }))).toEqual([['c', 'cutOut']]);
  });

  it('leaves out what is not printed', () => {
    expect(found(photo('c', 'tiny', { hidden: true }))).toEqual([]);
  });
});
