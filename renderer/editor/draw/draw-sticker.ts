import type { StickerLayer } from '../../../shared/domain/design.ts';
import type { Context2d } from './context.ts';
import type { DrawAssets } from './draw-assets.ts';
import { paintVectorPicture } from './vector-picture.ts';

/** Draws into the box from 0, 0 to the layer's size: as large as fits, in the middle, never out of shape. */
export function drawSticker(
  context: Context2d,
  layer: StickerLayer,
  { stickers }: DrawAssets,
  pixelsPerMm: number,
): void {
  const picture = stickers.get(layer.stickerId);
  if (!picture) return;
  const [width, height] = [layer.widthMm * pixelsPerMm, layer.heightMm * pixelsPerMm];
  const scale = Math.min(width / picture.width, height / picture.height);
  context.translate(width / 2, height / 2);
  context.scale(layer.mirrored ? -scale : scale, scale);
  context.translate(-picture.width / 2, -picture.height / 2);
  paintVectorPicture(context, picture, layer);
}
