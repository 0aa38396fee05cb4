import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Design, emptyDesign, parseDesign, type SlotLayer } from '../../../shared/domain/design.ts';
import { coverCrop, dealPhotos, fillSlot, fillSlots, nextSlot } from './slots.ts';

const photo = (photoId: string, widthPx = 3000, heightPx = 4000) => ({ photoId, widthPx, heightPx });

const slot = (layerId: string, widthMm = 30, heightMm = 40): SlotLayer => ({
  kind: 'slot',
  layerId,
  centreXMm: 40,
  centreYMm: 80,
  widthMm,
  heightMm,
  rotationDeg: 4,
  opacity: 1,
  locked: false,
  hidden: false,
  frame: 'arch',
  border: { colour: '#ffffff', widthMm: 1.5 },
});

const withSlots = (...slots: SlotLayer[]): Design => ({ ...emptyDesign('maker-phone'), layers: slots });
const shownIn = (design: Design) =>
  design.layers.map((layer) => (layer.kind === 'photo' ? layer.photoId : null));

describe('a slot', () => {
  it('gives its place, frame and border to the photo', () => {
    const design = fillSlot(withSlots(slot('one')), 'one', photo('sea'));
    const { kind: _, ...place } = slot('one');
    expect(design.layers).toMatchObject([{ kind: 'photo', photoId: 'sea', ...place }]);
    expect(parseDesign(design).ok).toBe(true);
  });

  it('is not there: nothing changes', () => {
    const design = withSlots(slot('one'));
    expect(fillSlot(design, 'two', photo('sea'))).toBe(design);
    const filled = fillSlot(design, 'one', photo('sea'));
    expect(fillSlot(filled, 'one', photo('hill'))).toBe(filled);
  });

  it('is covered by a part of the photo that is not stretched, for any photo', () => {
    const side = fc.integer({ min: 50, max: 9000 });
    fc.assert(
      fc.property(side, side, fc.double({ min: 0.3, max: 3, noNaN: true }), (widthPx, heightPx, aspect) => {
        fc.pre(widthPx / heightPx < 20 && heightPx / widthPx < 20);
        const crop = coverCrop(photo('any', widthPx, heightPx), { widthMm: 40 * aspect, heightMm: 40 });
        expect((crop.width * widthPx) / (crop.height * heightPx)).toBeCloseTo(aspect, 6);
        expect(Math.max(crop.width, crop.height)).toBeCloseTo(1, 9);
        expect(crop.x + crop.width).toBeLessThanOrEqual(1.000001);
        expect(crop.y + crop.height).toBeLessThanOrEqual(1.000001);
      }),
    );
  });

  it('keeps more of the top of a tall photo than of its foot', () => {
    const { y, height } = coverCrop(photo('tall', 1000, 3000), { widthMm: 30, heightMm: 30 });
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(1 - y - height);
  });
});

describe('the next photo', () => {
  it('goes into the selected slot, else into the first that is to be seen', () => {
    const hidden = { ...slot('hidden'), hidden: true };
    const design = withSlots(hidden, slot('one'), slot('two'));
    expect(nextSlot(design, 'two')?.layerId).toBe('two');
    expect(nextSlot(design, null)?.layerId).toBe('one');
    expect(nextSlot(fillSlot(design, 'one', photo('sea')), 'one')?.layerId).toBe('two');
    expect(nextSlot(withSlots(hidden), null)).toBeNull();
  });
});

describe('filling all slots', () => {
  it('puts each photo where its shape fits best', () => {
    const design = withSlots(slot('tall', 30, 40), slot('wide', 40, 30));
    expect(shownIn(fillSlots(design, [photo('wide', 4000, 3000), photo('tall')]))).toEqual(['tall', 'wide']);
  });

  it('keeps the order where photos suit alike', () => {
    const design = withSlots(slot('one'), slot('two'), slot('three'));
    expect(shownIn(fillSlots(design, [photo('a'), photo('b'), photo('c')]))).toEqual(['a', 'b', 'c']);
  });

  it('uses each photo once and leaves the other slots empty', () => {
    const design = fillSlots(withSlots(slot('one'), slot('two'), slot('three')), [photo('a'), photo('b')]);
    expect(shownIn(design)).toEqual(['a', 'b', null]);
  });

  it('repeats photos in a collage, all of them equally often', () => {
    const slots = Array.from({ length: 9 }, (_, index) => slot(`slot-${index}`));
    const design = fillSlots(withSlots(...slots), [photo('a'), photo('b'), photo('c')], { repeats: true });
    expect(shownIn(design).toSorted()).toEqual(['a', 'a', 'a', 'b', 'b', 'b', 'c', 'c', 'c']);
  });

  it('changes nothing without photos', () => {
    const design = withSlots(slot('one'));
    expect(fillSlots(design, [], { repeats: true })).toBe(design);
  });
});

describe('dealing photos anew', () => {
  it('puts them into each other’s places, each cropped for its own', () => {
    const design = fillSlots(withSlots(slot('one', 40, 40), slot('two', 40, 40)), [
      photo('a'),
      photo('b', 4000, 3000),
    ]);
    const dealt = dealPhotos(design, [photo('b', 4000, 3000), photo('a')]);
    expect(shownIn(dealt)).toEqual(['b', 'a']);
    expect(dealt.layers).toMatchObject([
      { crop: { width: 0.75, height: 1 } },
      { crop: { width: 1, height: 0.75 } },
    ]);
    expect(dealPhotos(design, [])).toBe(design);
  });
});
