import { describe, expect, it } from 'vitest';
import { type Design, emptyDesign, type PhotoLayer, PLAIN_PHOTO } from '../../../shared/domain/design.ts';
import { testCase } from '../geometry/arbitraries.ts';
import { toPx, viewportFor } from '../geometry/viewport.ts';
import { HANDLE, handlesOf, touchRadiusPx } from './handles.ts';
import { targetAt } from './target.ts';

const viewport = viewportFor(testCase(), { widthPx: 1000, heightPx: 1100 }, 60);
const stage = { viewport, geometry: testCase() };
const layer = (layerId: string, centreYMm: number, sideMm = 40): PhotoLayer => ({
  kind: 'photo',
  layerId,
  photoId: 'p',
  centreXMm: 39,
  centreYMm,
  widthMm: sideMm,
  heightMm: sideMm,
  rotationDeg: 0,
  ...PLAIN_PHOTO,
});
const design: Design = { ...emptyDesign('x'), layers: [layer('low', 50), layer('high', 75)] };
const at = (xMm: number, yMm: number) => toPx(viewport, { xMm, yMm });

describe('what is under a finger', () => {
  it('is the topmost layer', () => {
    expect(targetAt(design, null, stage, at(39, 65))).toMatchObject({
      moves: { layerId: 'high' },
      taps: 'high',
    });
  });

  it('is the selected layer for a drag even where another lies over it, but a tap selects that other', () => {
    expect(targetAt(design, 'low', stage, at(39, 62))).toMatchObject({
      moves: { layerId: 'low' },
      taps: 'high',
    });
  });

  it('is the selected layer for a drag that begins beside everything, which a tap there would let go', () => {
    expect(targetAt(design, 'low', stage, at(39, 140))).toMatchObject({
      moves: { layerId: 'low' },
      taps: null,
    });
  });

  it('lets go by a tap beside the case of a layer that reaches out of it', () => {
    const large = { ...design, layers: [layer('large', 75, 300)] };
    expect(targetAt(large, 'large', stage, at(-5, 60))).toMatchObject({
      moves: { layerId: 'large' },
      taps: null,
    });
    expect(targetAt(large, 'large', stage, at(5, 60)).taps).toBe('large');
  });

  it('is nothing beside two layers of which none is selected', () => {
    expect(targetAt(design, null, stage, at(39, 140))).toEqual({ moves: null, taps: null, handle: null });
  });

  it('is the only layer there is, wherever the finger lands', () => {
    const alone = { ...design, layers: [layer('only', 50)] };
    expect(targetAt(alone, null, stage, at(39, 140)).moves?.layerId).toBe('only');
  });

  it('is no hidden layer, not even a selected one', () => {
    const hidden = { ...design, layers: [layer('low', 50), { ...layer('high', 75), hidden: true }] };
    expect(targetAt(hidden, 'high', stage, at(39, 65))).toMatchObject({
      moves: { layerId: 'low' },
      taps: 'low',
    });
  });

  it('is selected by a tap where it is locked, but a drag takes what lies under it', () => {
    const locked = { ...design, layers: [layer('low', 50), { ...layer('high', 75), locked: true }] };
    expect(targetAt(locked, null, stage, at(39, 65))).toMatchObject({
      moves: { layerId: 'low' },
      taps: 'high',
    });
    expect(targetAt(locked, 'high', stage, at(39, 90))).toMatchObject({ moves: null, taps: 'high' });
    expect(targetAt(locked, 'high', stage, at(19, 55)).handle).toBeNull();
  });

  it('may snap to the other layers that are seen', () => {
    const three = { ...design, layers: [...design.layers, { ...layer('gone', 20), hidden: true }] };
    expect(targetAt(three, 'low', stage, at(39, 40)).moves?.lines.y.centres).toEqual([75]);
  });

  it('is a handle of the selected layer, somewhat beside what is seen of it', () => {
    const corner = at(19, 30);
    const beside = { xPx: corner.xPx - 30, yPx: corner.yPx - 20 };
    expect(targetAt(design, 'low', stage, beside).handle).toBe('resize');
    expect(targetAt(design, null, stage, beside).handle).toBeNull();
  });
});

describe('handles', () => {
  it('stay on the stage for a layer that reaches far out of it', () => {
    for (const { at: point } of handlesOf(layer('large', 75, 800), viewport)) {
      expect(point.xPx).toBeGreaterThanOrEqual(HANDLE.insetPx);
      expect(point.xPx).toBeLessThanOrEqual(viewport.widthPx - HANDLE.insetPx);
      expect(point.yPx).toBeGreaterThanOrEqual(HANDLE.insetPx);
      expect(point.yPx).toBeLessThanOrEqual(viewport.heightPx - HANDLE.insetPx);
    }
  });

  it('leave the middle of a small layer free to drag it by', () => {
    const small = layer('small', 50, 12);
    const target = targetAt({ ...design, layers: [small] }, 'small', stage, at(39, 50));
    expect(target).toMatchObject({ handle: null, moves: { layerId: 'small' } });
    expect(touchRadiusPx(small, viewport)).toBeGreaterThan(HANDLE.seenRadiusPx);
  });
});
