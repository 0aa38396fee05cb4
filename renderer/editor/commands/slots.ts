import type { Photo } from '../../../shared/contract/photos.ts';
import {
  type Crop,
  type Design,
  isPhotoLayer,
  type Layer,
  type PhotoLayer,
  PLAIN_PHOTO,
  type SlotLayer,
} from '../../../shared/domain/design.ts';
import { changeLayer } from './layers.ts';

/** A template's slots and the photos that go into them. */

export const isSlotLayer = (layer: Layer): layer is SlotLayer => layer.kind === 'slot';

type Picture = Pick<Photo, 'photoId' | 'widthPx' | 'heightPx'>;
type Box = Pick<SlotLayer, 'widthMm' | 'heightMm'>;

/** A face sits above the middle more often than below: where height is cut off, most of it goes at the bottom. */
const KEPT_AT_TOP = 0.35;
/** The document's least part of a picture. */
const LEAST_PART = 0.01;

/** The largest part of the picture with the proportions of the box, about its middle or its upper third. */
export function coverCrop(picture: Picture, box: Box): Crop {
  const pictureAspect = picture.widthPx / picture.heightPx;
  const boxAspect = box.widthMm / box.heightMm;
  const width = Math.max(Math.min(boxAspect / pictureAspect, 1), LEAST_PART);
  const height = Math.max(Math.min(pictureAspect / boxAspect, 1), LEAST_PART);
  return { x: (1 - width) / 2, y: (1 - height) * KEPT_AT_TOP, width, height };
}

/** The photo in the slot's place and frame. It keeps the slot's name, so that it stays selected. */
export function photoInSlot(slot: SlotLayer, photo: Picture): PhotoLayer {
  const { kind: _, ...place } = slot;
  return {
    ...PLAIN_PHOTO,
    ...place,
    kind: 'photo',
    photoId: photo.photoId,
    crop: coverCrop(photo, slot),
  };
}

/** Puts a photo into a slot. The same document where there is no such slot. */
export const fillSlot = (design: Design, slotId: string, photo: Picture): Design =>
  changeLayer(design, slotId, (layer) => (isSlotLayer(layer) ? photoInSlot(layer, photo) : layer));

/** The slot that the next photo goes into: the selected one, else the lowest empty one. Null: there is none. */
export function nextSlot(design: Design, selectedLayerId: string | null): SlotLayer | null {
  const slots = design.layers.filter((layer) => isSlotLayer(layer) && !layer.hidden) as SlotLayer[];
  return slots.find(({ layerId }) => layerId === selectedLayerId) ?? slots[0] ?? null;
}

/** How unlike two proportions are: 0 for the same, and as far for twice as wide as for half as wide. */
const unlikeness = (picture: Picture, box: Box): number =>
  Math.abs(Math.log((picture.widthPx / picture.heightPx) * (box.heightMm / box.widthMm)));

/** Less than this is no reason to leave the order of slots and photos. */
const CLEARLY_BETTER = 0.12;

/** The photo for each slot, at most once each: those that suit each other best come together. */
function matchPhotos(slots: readonly SlotLayer[], photos: readonly Picture[]): Map<string, Picture> {
  const pairs = slots
    .flatMap((slot, slotAt) =>
      photos.map((photo, photoAt) => ({
        slot,
        photo,
        cost: Math.round(unlikeness(photo, slot) / CLEARLY_BETTER),
        order: slotAt * photos.length + photoAt,
      })),
    )
    .sort((one, other) => one.cost - other.cost || one.order - other.order);
  const matched = new Map<string, Picture>();
  const used = new Set<Picture>();
  for (const { slot, photo } of pairs) {
    if (matched.has(slot.layerId) || used.has(photo)) continue;
    matched.set(slot.layerId, photo);
    used.add(photo);
  }
  return matched;
}

export interface FillOptions {
  /** Slots that are left over take the photos once more, in turn: for collages. */
  readonly repeats?: boolean;
}

/** Puts photos into the empty slots, each where it suits best, each once. */
export function fillSlots(
  design: Design,
  photos: readonly Picture[],
  { repeats = false }: FillOptions = {},
): Design {
  const slots = design.layers.filter(isSlotLayer);
  if (slots.length === 0 || photos.length === 0) return design;
  const matched = matchPhotos(slots, photos);
  const filled = [...matched].reduce((now, [slotId, photo]) => fillSlot(now, slotId, photo), design);
  return repeats && matched.size < slots.length ? fillSlots(filled, photos, { repeats }) : filled;
}

/** Deals the photos of the design anew, in this order; each crop is made for its new place. */
export function dealPhotos(design: Design, photos: readonly Picture[]): Design {
  let next = 0;
  const layers = design.layers.map((layer) => {
    if (!isPhotoLayer(layer)) return layer;
    const photo = photos[next++ % photos.length];
    return photo ? { ...layer, photoId: photo.photoId, crop: coverCrop(photo, layer) } : layer;
  });
  return photos.length === 0 ? design : { ...design, layers };
}
