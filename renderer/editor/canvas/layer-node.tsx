import type Konva from 'konva';
import { memo } from 'react';
import { Shape } from 'react-konva';
import type { Layer } from '../../../shared/domain/design.ts';
import { hasSameSources } from '../draw/asset-slices.ts';
import type { DrawAssets } from '../draw/draw-assets.ts';
import { drawLayer } from '../draw/draw-layer.ts';
import { drawSlot } from '../draw/draw-slot.ts';
import { drawSprite, makeSprite, needsSprite, type Sprite } from '../draw/sprite.ts';
import type { Placement } from '../geometry/placement.ts';

export interface LayerNodeProps {
  readonly layer: Layer;
  readonly assets: DrawAssets;
  readonly pixelsPerMm: number;
  /** Hands the node over, so that a gesture can move it without React. Must be one and the same function for ever. */
  readonly register: (layerId: string, node: Konva.Shape | null) => void;
}

interface LayerNodeAttrs extends LayerNodeProps {
  /** Set by hand while a gesture moves the node. */
  readonly moving?: boolean;
}

/** What a moving node is drawn from, and what that was made of. Gone with the end of the gesture. */
const sprites = new WeakMap<Konva.Shape, { readonly assets: DrawAssets; readonly sprite: Sprite }>();

function spriteOf(shape: Konva.Shape, context: CanvasRenderingContext2D): Sprite {
  const { layer, assets, pixelsPerMm } = shape.attrs as LayerNodeAttrs;
  const known = sprites.get(shape);
  if (known?.assets === assets) return known.sprite;
  const { a, b } = context.getTransform();
  const sprite = makeSprite(layer, assets, pixelsPerMm, Math.hypot(a, b));
  sprites.set(shape, { assets, sprite });
  return sprite;
}

/** Draws with the very function that draws the print; a slot, which is not printed, with its own. */
function drawScene(konva: Konva.Context, shape: Konva.Shape): void {
  const { layer, assets, pixelsPerMm, moving } = shape.attrs as LayerNodeAttrs;
  const context = konva._context;
  // Medium draws from reduced copies, so that a large photo shown small does not shimmer. A quarter slower: not in mid-move.
  context.imageSmoothingQuality = moving ? 'low' : 'medium';
  if (layer.kind === 'slot') drawSlot(context, layer, pixelsPerMm);
  else if (moving && needsSprite(layer)) drawSprite(context, spriteOf(shape, context), layer, pixelsPerMm);
  else drawLayer(context, layer, assets, pixelsPerMm);
}

/** Shows the layer somewhere else, until React gives the node its layer again. Konva draws it in the next frame. */
export function placeNode(node: Konva.Shape, placement: Placement): void {
  const { layer } = node.attrs as LayerNodeAttrs;
  node.setAttrs({ layer: { ...layer, ...placement }, moving: true });
}

/** The gesture is over: the node is drawn at its best again. */
export function restNode(node: Konva.Shape): void {
  sprites.delete(node);
  node.setAttr('moving', false);
}

/** Assets change often and as a whole; the canvas is drawn anew only for those of this layer. */
const isSame = (before: LayerNodeProps, after: LayerNodeProps): boolean =>
  before.layer === after.layer &&
  before.pixelsPerMm === after.pixelsPerMm &&
  before.register === after.register &&
  (before.assets === after.assets || hasSameSources(after.layer, before.assets, after.assets));

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
      assets={props.assets}
      pixelsPerMm={props.pixelsPerMm}
      listening={false}
    />
  );
}, isSame);
