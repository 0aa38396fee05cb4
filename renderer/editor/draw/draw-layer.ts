import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { Layer, PhotoLayer } from '../../../shared/domain/design.ts';
import { layerMatrix } from '../geometry/layer-matrix.ts';
import type { Context2d, Pictures } from './pictures.ts';

function drawPhoto(context: Context2d, layer: PhotoLayer, pictures: Pictures, pixelsPerMm: number): void {
  const picture = pictures.get(layer.photoId);
  if (!picture) return;
  context.save();
  context.transform(...layerMatrix(layer, pixelsPerMm));
  context.drawImage(picture, 0, 0, 1, 1);
  context.restore();
}

/** Draws one layer onto a canvas whose origin is the top left corner of the print. A new kind of layer has its drawing here. */
export function drawLayer(context: Context2d, layer: Layer, pictures: Pictures, pixelsPerMm: number): void {
  switch (layer.kind) {
    case 'photo':
      drawPhoto(context, layer, pictures, pixelsPerMm);
      return;
    default:
      assertNever(layer.kind);
  }
}
