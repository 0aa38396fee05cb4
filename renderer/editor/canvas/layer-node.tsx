import type Konva from 'konva';
import { memo } from 'react';
import { Shape } from 'react-konva';
import type { Layer } from '../../../shared/domain/design.ts';
import { drawLayer } from '../draw/draw-layer.ts';
import type { Pictures } from '../draw/pictures.ts';
import type { Placement } from '../geometry/placement.ts';

export interface LayerNodeProps {
  readonly layer: Layer;
  readonly pictures: Pictures;
  readonly pixelsPerMm: number;
  /** Hands the node over, so that a gesture can move it without React. Must be one and the same function for ever. */
  readonly register: (layerId: string, node: Konva.Shape | null) => void;
}

interface LayerNodeAttrs extends LayerNodeProps {
  /** Set by hand while a gesture moves the node. */
  readonly moving?: boolean;
}

/** Draws with the very function that draws the print. */
function drawScene(context: Konva.Context, shape: Konva.Shape): void {
  const { layer, pictures, pixelsPerMm, moving } = shape.attrs as LayerNodeAttrs;
  // Medium draws from reduced copies, so that a large photo shown small does not shimmer. A quarter slower: not in mid-move.
  context._context.imageSmoothingQuality = moving ? 'low' : 'medium';
  drawLayer(context._context, layer, pictures, pixelsPerMm);
}

/** Shows the layer somewhere else, until React gives the node its layer again. Konva draws it in the next frame. */
export function placeNode(node: Konva.Shape, placement: Placement): void {
  const { layer } = node.attrs as LayerNodeAttrs;
  node.setAttrs({ layer: { ...layer, ...placement }, moving: true });
}

/** The gesture is over: the node is drawn at its best again. */
export function restNode(node: Konva.Shape): void {
  node.setAttr('moving', false);
}

/** One layer of the design on the stage. */
export const LayerNode = memo(function LayerNode(props: LayerNodeProps) {
  const { layer, register } = props;
  const { layerId } = layer;
  return (
    <Shape
      ref={(node) => {
        register(layerId, node);
        return () => register(layerId, null);
      }}
      sceneFunc={drawScene}
      layer={layer}
      pictures={props.pictures}
      pixelsPerMm={props.pixelsPerMm}
      listening={false}
    />
  );
});
