import type { Design } from '../../../shared/domain/design.ts';
import type { Context2d } from './context.ts';
import type { DrawAssets } from './draw-assets.ts';
import { drawBackground } from './draw-background.ts';
import { drawLayer } from './draw-layer.ts';
import { drawSlot } from './draw-slot.ts';

/**
 * Draws the whole design over the whole canvas, which must not be transformed. What is drawn is opaque: the
 * background lies under everything. `slots`: shows empty places for photos, as the stage does; a print has none.
 */
export function drawDesign(
  context: Context2d,
  design: Design,
  assets: DrawAssets,
  pixelsPerMm: number,
  { slots = false }: { readonly slots?: boolean } = {},
): void {
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  drawBackground(context, design.background, assets, pixelsPerMm, {
    xMm: 0,
    yMm: 0,
    widthMm: context.canvas.width / pixelsPerMm,
    heightMm: context.canvas.height / pixelsPerMm,
  });
  for (const layer of design.layers) {
    if (layer.kind !== 'slot') drawLayer(context, layer, assets, pixelsPerMm);
    else if (slots) drawSlot(context, layer, pixelsPerMm);
  }
}
