import type { Design } from '../../../shared/domain/design.ts';
import { traceRoundedRect } from '../canvas/trace.ts';
import type { DrawAssets } from '../draw/draw-assets.ts';
import { drawBackground } from '../draw/draw-background.ts';
import { drawLayer } from '../draw/draw-layer.ts';
import { printArea } from '../geometry/areas.ts';
import type { Placement } from '../geometry/placement.ts';
import type { Viewport } from '../geometry/viewport.ts';
import { sampleModel } from './sample-model.ts';

/** The least that a moving photo can cost: one canvas, everything else flattened into one bitmap under it. */
export interface PlainCanvas {
  readonly element: HTMLCanvasElement;
  draw(placement: Partial<Placement>): void;
}

function flatten(design: Design, assets: DrawAssets, viewport: Viewport): OffscreenCanvas {
  const flat = new OffscreenCanvas(viewport.widthPx, viewport.heightPx);
  const context = flat.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.translate(viewport.leftPx, viewport.topPx);
  traceRoundedRect(context, printArea(sampleModel.geometry), viewport.pixelsPerMm);
  context.clip();
  drawBackground(context, design.background, assets, viewport.pixelsPerMm, printArea(sampleModel.geometry));
  for (const layer of design.layers) drawLayer(context, layer, assets, viewport.pixelsPerMm);
  return flat;
}

/** `design` without its layer `movingId` is flattened; that layer is drawn anew at each call. */
export function createPlainCanvas(
  design: Design,
  movingId: string,
  assets: DrawAssets,
  viewport: Viewport,
): PlainCanvas {
  const moving = design.layers.find((layer) => layer.layerId === movingId);
  const element = document.createElement('canvas');
  element.width = viewport.widthPx;
  element.height = viewport.heightPx;
  const context = element.getContext('2d');
  if (!moving || !context) throw new Error('nothing to draw');
  const others = { ...design, layers: design.layers.filter((layer) => layer !== moving) };
  const flat = flatten(others, assets, viewport);
  return {
    element,
    draw: (placement) => {
      context.clearRect(0, 0, element.width, element.height);
      context.drawImage(flat, 0, 0);
      context.save();
      context.translate(viewport.leftPx, viewport.topPx);
      context.beginPath();
      traceRoundedRect(context, printArea(sampleModel.geometry), viewport.pixelsPerMm);
      context.clip();
      drawLayer(context, { ...moving, ...placement }, assets, viewport.pixelsPerMm);
      context.restore();
    },
  };
}
