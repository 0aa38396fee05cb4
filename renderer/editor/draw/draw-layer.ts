import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { Layer } from '../../../shared/domain/design.ts';
import { layerMatrix } from '../geometry/layer-matrix.ts';
import type { Context2d } from './context.ts';
import type { DrawAssets } from './draw-assets.ts';
import { drawAsOne } from './draw-group.ts';
import { drawPhoto } from './draw-photo.ts';
import { drawSticker } from './draw-sticker.ts';
import { drawText } from './draw-text.ts';

/** Draws what is in the layer into the box from 0, 0 to its size. A new kind of layer has its drawing here. */
export function drawContent(context: Context2d, layer: Layer, assets: DrawAssets, pixelsPerMm: number): void {
  switch (layer.kind) {
    case 'photo':
      drawPhoto(context, layer, assets, pixelsPerMm);
      return;
    case 'text':
      drawText(context, layer, assets, pixelsPerMm);
      return;
    case 'sticker':
      drawSticker(context, layer, assets, pixelsPerMm);
      return;
    case 'slot':
      // An empty place is no part of the picture: the stage alone shows it (draw-slot.ts).
      return;
    default:
      assertNever(layer);
  }
}

/** Parts that lie on each other must not shine through each other, and a border is cut off together with its photo. */
const isOneOnlyTogether = (layer: Layer): boolean =>
  layer.kind === 'photo' ? layer.border !== null : layer.opacity < 1;

/** Draws one layer onto a canvas whose origin is the top left corner of the print. */
export function drawLayer(context: Context2d, layer: Layer, assets: DrawAssets, pixelsPerMm: number): void {
  if (layer.hidden || layer.opacity === 0) return;
  const [width, height] = [layer.widthMm * pixelsPerMm, layer.heightMm * pixelsPerMm];
  context.save();
  context.transform(...layerMatrix(layer, pixelsPerMm));
  context.scale(1 / width, 1 / height);
  if (isOneOnlyTogether(layer)) {
    drawAsOne(context, { width, height }, layer.opacity, (own) =>
      drawContent(own, layer, assets, pixelsPerMm),
    );
  } else {
    context.globalAlpha = layer.opacity;
    drawContent(context, layer, assets, pixelsPerMm);
  }
  context.restore();
}
