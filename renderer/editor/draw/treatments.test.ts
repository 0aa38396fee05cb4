import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DrawAssets } from './draw-assets.ts';
import { photoKey, type TreatedPhoto } from './treated.ts';
import { createTreatments } from './treatments.ts';

/** A bitmap that only knows whether it was closed. */
function bitmap(longestSidePx: number) {
  const close = vi.fn();
  return { width: longestSidePx, height: longestSidePx, close } satisfies ImageBitmap;
}
const inLook = (brightness: number): TreatedPhoto => ({
  photoId: 'p1',
  look: 'warm',
  adjustments: { brightness, contrast: 0, saturation: 0 },
});
const wanting = (...photos: readonly TreatedPhoto[]) =>
  new Map(photos.map((photo) => [photoKey(photo), photo]));

function setUp() {
  const made: ReturnType<typeof bitmap>[] = [];
  const seen: { photos: DrawAssets['photos']; standIns: DrawAssets['standIns'] } = {
    photos: new Map(),
    standIns: new Map(),
  };
  const treatments = createTreatments(
    (photos, standIns) => Object.assign(seen, { photos, standIns }),
    (picture, _treatment, longestSidePx = picture.width) => {
      const treated = bitmap(longestSidePx);
      made.push(treated);
      return treated;
    },
  );
  treatments.setPictures(new Map([['p1', bitmap(1600)]]));
  const open = () => made.filter(({ close }) => close.mock.calls.length === 0);
  return { treatments, seen, open, sizeOf: (photo: TreatedPhoto) => seen.photos.get(photoKey(photo))?.width };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('photos in looks', () => {
  it('come small at once, and in full when the slider rests', () => {
    const { treatments, sizeOf } = setUp();
    treatments.keep(wanting(inLook(0.1)));
    expect(sizeOf(inLook(0.1))).toBeLessThan(600);
    vi.runAllTimers();
    expect(sizeOf(inLook(0.1))).toBe(1600);
  });

  it('stay small for what the slider only passes, and few', () => {
    const { treatments, open, sizeOf } = setUp();
    for (let step = 1; step <= 40; step++) {
      treatments.keep(wanting(inLook(step / 100)));
      vi.advanceTimersByTime(16);
    }
    expect(open().every(({ width }) => width < 600)).toBe(true);
    expect(open().length).toBeLessThan(8);
    vi.runAllTimers();
    expect(sizeOf(inLook(0.4))).toBe(1600);
  });

  it('never hands out a bitmap that is closed', () => {
    const { treatments, seen } = setUp();
    for (let step = 1; step <= 20; step++) {
      treatments.keep(wanting(inLook(step / 100), inLook(step / 50)));
      vi.advanceTimersByTime(step * 20);
      for (const picture of [...seen.photos.values(), ...seen.standIns.values()]) {
        expect(vi.mocked(picture.close)).not.toHaveBeenCalled();
      }
    }
  });

  it('go with their photo, and with the shopper', () => {
    const { treatments, open, seen } = setUp();
    treatments.keep(wanting(inLook(0.1)));
    vi.runAllTimers();
    treatments.setPictures(new Map());
    expect(open()).toEqual([]);
    expect(seen.photos.size).toBe(0);
    treatments.setPictures(new Map([['p1', bitmap(1600)]]));
    treatments.drop();
    expect(open()).toEqual([]);
    vi.runAllTimers();
    expect(open()).toEqual([]);
  });
});
