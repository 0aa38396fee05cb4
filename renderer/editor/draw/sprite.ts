import type { Layer } from '../../../shared/domain/design.ts';
import { layerMatrix } from '../geometry/layer-matrix.ts';
import { type Context2d, scratchContext } from './context.ts';
import type { DrawAssets } from './draw-assets.ts';
import { drawContent } from './draw-layer.ts';
import { isBare } from './draw-photo.ts';

/**
 * A layer as one bitmap, to be moved about quickly on the stage. It is never used for print, nor when nothing moves: then
 * the layer is drawn anew from what it is made of.
 */
export interface Sprite {
  readonly canvas: OffscreenCanvas;
  /** Transparent pixels round the layer's box. */
  readonly marginPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A layer much larger than the screen is drawn coarser while it moves. */
const MOST_SIDE_PX = 1600;
const MARGIN_PX = 2;

/** Is it slow to draw in every frame? A bare photo is one call, and fastest as it is. */
export const needsSprite = (layer: Layer): boolean => layer.kind !== 'photo' || !isBare(layer);

/** `scale`: pixels of the screen for each pixel at `pixelsPerMm`. */
export function makeSprite(layer: Layer, assets: DrawAssets, pixelsPerMm: number, scale: number): Sprite {
  const longestPx = Math.max(layer.widthMm, layer.heightMm) * pixelsPerMm * scale;
  const spriteScale = scale * Math.min(MOST_SIDE_PX / longestPx, 1);
  const [widthPx, heightPx] = [
    layer.widthMm * pixelsPerMm * spriteScale,
    layer.heightMm * pixelsPerMm * spriteScale,
  ];
  const context = scratchContext(widthPx + 2 * MARGIN_PX, heightPx + 2 * MARGIN_PX);
  context.imageSmoothingQuality = 'medium';
  context.translate(MARGIN_PX, MARGIN_PX);
  context.scale(spriteScale, spriteScale);
  drawContent(context, layer, assets, pixelsPerMm);
  return { canvas: context.canvas, marginPx: MARGIN_PX, widthPx, heightPx };
}

/** Draws the sprite where the layer is now. */
export function drawSprite(context: Context2d, sprite: Sprite, layer: Layer, pixelsPerMm: number): void {
  if (layer.hidden) return;
  const { canvas, marginPx, widthPx, heightPx } = sprite;
  context.save();
  context.transform(...layerMatrix(layer, pixelsPerMm));
  context.globalAlpha = layer.opacity;
  context.drawImage(
    canvas,
    -marginPx / widthPx,
    -marginPx / heightPx,
    canvas.width / widthPx,
    canvas.height / heightPx,
  );
  context.restore();
}
