import type { Design, Layer } from '../../../shared/domain/design.ts';
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

export const placeLayer = (design: Design, layerId: string, placement: Placement): Design => ({
  ...design,
  layers: design.layers.map((layer) => (layer.layerId === layerId ? { ...layer, ...placement } : layer)),
});

/** Moves a layer one step nearer to the eye (1) or farther from it (-1). */
export function restackLayer(design: Design, layerId: string, step: 1 | -1): Design {
  const from = design.layers.findIndex((layer) => layer.layerId === layerId);
  const layer = design.layers[from];
  const to = from + step;
  if (!layer || to < 0 || to >= design.layers.length) return design;
  return { ...design, layers: design.layers.toSpliced(from, 1).toSpliced(to, 0, layer) };
}

export const paintBackground = (design: Design, backgroundColour: string): Design =>
  design.backgroundColour === backgroundColour ? design : { ...design, backgroundColour };

/** The document without what shows any but these photos. */
export function keepPhotos(design: Design, photoIds: ReadonlySet<string>): Design {
  const layers = design.layers.filter((layer) => photoIds.has(layer.photoId));
  return layers.length === design.layers.length ? design : { ...design, layers };
}
