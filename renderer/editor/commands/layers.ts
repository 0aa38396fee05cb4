import {
  type Background,
  type Design,
  isPhotoLayer,
  type Layer,
  MAX_LAYERS,
  WHITE_BACKGROUND,
} from '../../../shared/domain/design.ts';
import type { Placement } from '../geometry/placement.ts';

/** Changes of the document's list of layers. Each gives the same document back when nothing changes. */

export const layerOf = (design: Design, layerId: string | null): Layer | null =>
  design.layers.find((layer) => layer.layerId === layerId) ?? null;

export const addLayer = (design: Design, layer: Layer): Design => ({
  ...design,
  layers: [...design.layers, layer],
});

export const removeLayer = (design: Design, layerId: string): Design =>
  layerOf(design, layerId)
    ? { ...design, layers: design.layers.filter((layer) => layer.layerId !== layerId) }
    : design;

/** As `removeLayer`, but what is locked stays. */
export const removeLoose = (design: Design, layerId: string): Design =>
  layerOf(design, layerId)?.locked ? design : removeLayer(design, layerId);

/** Puts what `edit` makes of a layer in its place. */
export function changeLayer(design: Design, layerId: string, edit: (layer: Layer) => Layer): Design {
  const before = layerOf(design, layerId);
  if (!before) return design;
  const after = edit(before);
  if (after === before) return design;
  return { ...design, layers: design.layers.map((layer) => (layer === before ? after : layer)) };
}

/** Puts a layer in the place of the one that has its id, else into the stack. Null where there is no room for it. */
export function writeLayer(design: Design, layer: Layer, index = design.layers.length): Design | null {
  if (layerOf(design, layer.layerId)) return changeLayer(design, layer.layerId, () => layer);
  if (design.layers.length >= MAX_LAYERS) return null;
  return { ...design, layers: design.layers.toSpliced(index, 0, layer) };
}

/** How far a copy lies from its original, to the right and down. */
const COPY_OFFSET_MM = 5;

/** Puts a copy just above a layer, a little aside. It is not locked. The same document where there is no room. */
export function duplicateLayer(design: Design, layerId: string, copyId: string): Design {
  const index = design.layers.findIndex((layer) => layer.layerId === layerId);
  const layer = design.layers[index];
  if (!layer || design.layers.length >= MAX_LAYERS) return design;
  const copy = {
    ...layer,
    layerId: copyId,
    locked: false,
    centreXMm: layer.centreXMm + COPY_OFFSET_MM,
    centreYMm: layer.centreYMm + COPY_OFFSET_MM,
  };
  return { ...design, layers: design.layers.toSpliced(index + 1, 0, copy) };
}

/** Moves a layer to this place in the stack, 0 being the lowest. */
export function moveLayerTo(design: Design, layerId: string, index: number): Design {
  const from = design.layers.findIndex((layer) => layer.layerId === layerId);
  const layer = design.layers[from];
  const to = Math.min(Math.max(index, 0), design.layers.length - 1);
  if (!layer || to === from) return design;
  return { ...design, layers: design.layers.toSpliced(from, 1).toSpliced(to, 0, layer) };
}

export const placeLayer = (design: Design, layerId: string, placement: Placement): Design => ({
  ...design,
  layers: design.layers.map((layer) => (layer.layerId === layerId ? { ...layer, ...placement } : layer)),
});

/** Moves a layer one step nearer to the eye (1) or farther from it (-1). */
export function restackLayer(design: Design, layerId: string, step: 1 | -1): Design {
  const from = design.layers.findIndex((layer) => layer.layerId === layerId);
  return from < 0 ? design : moveLayerTo(design, layerId, from + step);
}

export const paintBackground = (design: Design, background: Background): Design =>
  design.background === background ? design : { ...design, background };

/** The document without what shows any but these photos. */
export function keepPhotos(design: Design, photoIds: ReadonlySet<string>): Design {
  const layers = design.layers.filter((layer) => !isPhotoLayer(layer) || photoIds.has(layer.photoId));
  const { background } = design;
  const isBared = background.kind === 'blurredPhoto' && !photoIds.has(background.photoId);
  if (layers.length === design.layers.length && !isBared) return design;
  return { ...design, layers, background: isBared ? WHITE_BACKGROUND : background };
}
