import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { Layer, PhotoLayer } from '../../../shared/domain/design.ts';
import { layerMatrix } from '../geometry/layer-matrix.ts';
import type { Context2d, Pictures } from './pictures.ts';

const sizeOf = (picture: ImageBitmap) => ({ widthPx: picture.width, heightPx: picture.height });

function drawPhoto(context: Context2d, layer: PhotoLayer, pictures: Pictures, pixelsPerMm: number): void {
  const picture = pictures.get(layer.photoId);
  if (!picture) return;
  context.save();
  context.transform(...layerMatrix(layer, pixelsPerMm));
  const { widthPx, heightPx } = sizeOf(picture);
  const { crop } = layer;
  if (layer.mirrored) context.transform(-1, 0, 0, 1, 1, 0);
  context.globalAlpha = layer.opacity;
  context.drawImage(
    picture,
    crop.x * widthPx,
    crop.y * heightPx,
    crop.width * widthPx,
    crop.height * heightPx,
    0,
    0,
    1,
    1,
  );
  context.restore();
}

/** Draws one layer onto a canvas whose origin is the top left corner of the print. A new kind of layer has its drawing here. */
export function drawLayer(context: Context2d, layer: Layer, pictures: Pictures, pixelsPerMm: number): void {
  if (layer.hidden) return;
  switch (layer.kind) {
    case 'photo':
      drawPhoto(context, layer, pictures, pixelsPerMm);
      return;
    case 'slot':
    case 'text':
    case 'sticker':
      return;
    default:
      assertNever(layer);
  }
}
