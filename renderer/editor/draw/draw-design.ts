import type { Design } from '../../../shared/domain/design.ts';
import { drawBackground } from './draw-background.ts';
import { drawLayer } from './draw-layer.ts';
import type { Context2d, Pictures } from './pictures.ts';

/**
 * Draws the whole design over the whole canvas, which must not be transformed. What is drawn is opaque: the
 * background colour lies under everything.
 */
export function drawDesign(
  context: Context2d,
  design: Design,
  pictures: Pictures,
  pixelsPerMm: number,
): void {
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  drawBackground(context, design.background, pictures, pixelsPerMm, {
    xMm: 0,
    yMm: 0,
    widthMm: context.canvas.width / pixelsPerMm,
    heightMm: context.canvas.height / pixelsPerMm,
  });
  for (const layer of design.layers) drawLayer(context, layer, pictures, pixelsPerMm);
}
