import type { DrawAssets } from './draw-assets.ts';
import { isPlain } from './looks.ts';
import { type TreatedPhoto, treatPicture } from './treated.ts';

/** The photos of the design in their looks, as bitmaps: few, and freed. */
export interface Treatments {
  /** The screen copies as they are. Those that are gone take their looks with them. */
  setPictures(pictures: DrawAssets['photos']): void;
  /** The photos and looks that are wanted now, by `photoKey`. */
  keep(wanted: ReadonlyMap<string, TreatedPhoto>): void;
  /** Frees every look. */
  drop(): void;
}

/** While a slider moves, a copy of this size is treated: 3 ms instead of 40. */
const PREVIEW_SIDE_PX = 420;
/** So long nothing may have changed before the whole screen copy is treated. */
const REST_MS = 140;
/** So many looks that are not on the case are kept for the shopper who goes back and forth. 8 MB each. */
const MOST_SPARE = 4;

interface Treated {
  readonly photo: TreatedPhoto;
  readonly bitmap: ImageBitmap;
  /** Treated from a reduced copy. */
  readonly isPreview: boolean;
}

/** `tell` gets all photos, and for each what stands in for a look that is not there yet. */
export function createTreatments(
  tell: (photos: DrawAssets['photos'], standIns: DrawAssets['standIns']) => void,
  treat: typeof treatPicture = treatPicture,
): Treatments {
  let pictures: DrawAssets['photos'] = new Map();
  let wanted: ReadonlyMap<string, TreatedPhoto> = new Map();
  /** From the longest unused to the latest. */
  const treated = new Map<string, Treated>();
  const closing: ImageBitmap[] = [];
  let rest: ReturnType<typeof setTimeout> | undefined;

  /** A bitmap is closed only after the stage was told to do without it: a closed one cannot be drawn. */
  function publish(): void {
    const photos = new Map(pictures);
    const standIns = new Map(pictures);
    for (const [key, { photo, bitmap }] of treated) {
      photos.set(key, bitmap);
      standIns.set(photo.photoId, bitmap);
    }
    tell(photos, standIns);
    for (const bitmap of closing.splice(0)) bitmap.close();
  }

  function put(key: string, next: Treated): void {
    const before = treated.get(key);
    if (before) closing.push(before.bitmap);
    treated.delete(key);
    treated.set(key, next);
  }

  function remove(key: string): void {
    const gone = treated.get(key);
    if (!gone) return;
    treated.delete(key);
    closing.push(gone.bitmap);
  }

  function freeSpare(): void {
    const spare = [...treated.keys()].filter((key) => !wanted.has(key));
    for (const key of spare.slice(0, Math.max(spare.length - MOST_SPARE, 0))) remove(key);
  }

  /** Gives every wanted look a preview at once. True: some are to be made better at rest. */
  function treatPreviews(): boolean {
    let isUnfinished = false;
    for (const [key, photo] of wanted) {
      const picture = pictures.get(photo.photoId);
      if (!picture || isPlain(photo)) continue;
      const known = treated.get(key);
      // What was used last stays longest.
      treated.delete(key);
      const preview = () => treat(picture, photo, PREVIEW_SIDE_PX);
      treated.set(key, known ?? { photo, bitmap: preview(), isPreview: true });
      isUnfinished ||= known?.isPreview ?? true;
    }
    return isUnfinished;
  }

  /** One at a time: a tap in between is answered. */
  function treatNext(): void {
    const next = [...treated].find(([key, { isPreview }]) => isPreview && wanted.has(key));
    const picture = next && pictures.get(next[1].photo.photoId);
    if (!next || !picture) return;
    const [key, { photo }] = next;
    put(key, { photo, bitmap: treat(picture, photo), isPreview: false });
    publish();
    rest = setTimeout(treatNext);
  }

  function update(): void {
    clearTimeout(rest);
    const isUnfinished = treatPreviews();
    freeSpare();
    publish();
    if (isUnfinished) rest = setTimeout(treatNext, REST_MS);
  }

  return {
    setPictures: (next) => {
      if (next === pictures) return;
      pictures = next;
      for (const [key, { photo }] of [...treated]) if (!pictures.has(photo.photoId)) remove(key);
      update();
    },
    keep: (next) => {
      const same = next.size === wanted.size && [...next.keys()].every((key) => wanted.has(key));
      wanted = next;
      if (!same) update();
    },
    drop: () => {
      clearTimeout(rest);
      for (const key of [...treated.keys()]) remove(key);
      publish();
    },
  };
}
