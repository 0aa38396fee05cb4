import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { emptyDesign, type Layer, layerSchema } from '../../../../shared/domain/design.ts';
import type { Sticker } from '../../../../shared/domain/sticker.ts';
import { addLayer } from '../../commands/layers.ts';
import { centreOfArea, safeArea } from '../../geometry/areas.ts';
import type { PointMm } from '../../geometry/placement.ts';
import { sampleModel } from '../../harness/sample-model.ts';
import { freeSpot, newSticker, stickerSize } from './sticker-placement.ts';
import { STICKERS } from './sticker-shelf.ts';

const { geometry } = sampleModel;
const safe = safeArea(geometry);
const middle = centreOfArea(safe);

function stickerThat(fits: (sticker: Sticker) => boolean): Sticker {
  const found = STICKERS.find(fits);
  if (!found) throw new Error('there is no such sticker');
  return found;
}
const heart = stickerThat(({ hasBorder }) => hasBorder);

const centreOf = (layer: Layer) => ({ xMm: layer.centreXMm, yMm: layer.centreYMm });

function layMany(count: number): readonly Layer[] {
  let design = emptyDesign(geometry.caseId);
  for (let index = 0; index < count; index++) {
    design = addLayer(design, newSticker(design, geometry, heart, `layer-${index}`));
  }
  return design.layers;
}

describe('a sticker that comes onto the case', () => {
  it('lies in the middle of the safe area and fits the document', () => {
    const layer = newSticker(emptyDesign(geometry.caseId), geometry, heart, 'one');
    expect(centreOf(layer)).toEqual(middle);
    expect(z.parse(layerSchema, layer)).toEqual(layer);
  });

  it('covers about a third of the width, and keeps its shape, whatever that is', () => {
    for (const { aspect } of STICKERS) {
      const { widthMm, heightMm } = stickerSize(geometry, aspect);
      expect(widthMm / heightMm).toBeCloseTo(aspect, 6);
      expect(Math.max(widthMm, heightMm)).toBeLessThanOrEqual(safe.widthMm);
      expect(Math.sqrt(widthMm * heightMm) / geometry.widthMm).toBeLessThanOrEqual(1 / 3 + 1e-9);
      expect(Math.sqrt(widthMm * heightMm) / geometry.widthMm).toBeGreaterThan(0.25);
    }
  });

  it('has its rim if there is one', () => {
    const plain = stickerThat(({ hasBorder }) => !hasBorder);
    const empty = emptyDesign(geometry.caseId);
    expect(newSticker(empty, geometry, heart, 'one').border).toBe(true);
    expect(newSticker(empty, geometry, plain, 'one').border).toBe(false);
  });

  it('moves a little aside where another one lies, again and again, and stays where it is seen', () => {
    const spots = layMany(40).map(centreOf);
    for (const [index, spot] of spots.entries()) {
      const before = spots.slice(0, index);
      for (const other of before) {
        expect(Math.hypot(spot.xMm - other.xMm, spot.yMm - other.yMm)).toBeGreaterThanOrEqual(2);
      }
      expect(spot.xMm).toBeGreaterThanOrEqual(safe.xMm);
      expect(spot.xMm).toBeLessThanOrEqual(safe.xMm + safe.widthMm);
    }
    const [, second = middle] = spots;
    expect(Math.hypot(second.xMm - middle.xMm, second.yMm - middle.yMm)).toBeLessThan(10);
  });

  it('takes the middle again once it is free', () => {
    expect(freeSpot(geometry, [{ xMm: middle.xMm + 20, yMm: middle.yMm }])).toEqual(middle);
  });

  it('never has its middle under the camera', () => {
    const camera = { kind: 'island', xMm: 5, yMm: 5, widthMm: 60, heightMm: 80, radiusMm: 4 } as const;
    const covered = { ...geometry, cutOuts: [camera] };
    const taken: PointMm[] = [];
    for (let index = 0; index < 20; index++) {
      const spot = freeSpot(covered, taken);
      taken.push(spot);
      const [x, y] = [spot.xMm - geometry.wrapMm, spot.yMm - geometry.wrapMm];
      expect(x >= 5 && x <= 65 && y >= 5 && y <= 85).toBe(false);
    }
  });

  it('lies in the middle all the same where there is no free spot', () => {
    const everywhere = { kind: 'island', xMm: 0, yMm: 0, widthMm: 80, heightMm: 160, radiusMm: 4 } as const;
    expect(freeSpot({ ...geometry, cutOuts: [everywhere] }, [])).toEqual(middle);
  });
});
