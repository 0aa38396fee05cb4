import type { PhotoLayer, SlotLayer } from '../../../shared/domain/design.ts';
import type { Context2d } from './context.ts';
import type { DrawAssets } from './draw-assets.ts';
import { traceFrame } from './frame-path.ts';
import { photoOf } from './treated.ts';

/** A photo that is a bare rectangle needs neither path nor mask. */
export const isBare = ({ frame, border }: PhotoLayer): boolean => frame === 'rectangle' && border === null;

/** Draws the photo over the box from 0, 0. */
function drawPicture(
  context: Context2d,
  picture: ImageBitmap,
  layer: PhotoLayer,
  width: number,
  height: number,
) {
  const { crop } = layer;
  context.save();
  if (layer.mirrored) context.transform(-1, 0, 0, 1, width, 0);
  context.drawImage(
    picture,
    crop.x * picture.width,
    crop.y * picture.height,
    crop.width * picture.width,
    crop.height * picture.height,
    0,
    0,
    width,
    height,
  );
  context.restore();
}

export function traceLayerFrame(
  context: Context2d,
  layer: PhotoLayer | SlotLayer,
  pixelsPerMm: number,
): void {
  context.beginPath();
  traceFrame(context, layer.frame, layer.widthMm * pixelsPerMm, layer.heightMm * pixelsPerMm);
}

/**
 * A line along the inside of the frame: the half of a line twice as wide that lies within what was drawn before. So
 * nothing of it is outside.
 */
export function strokeInside(context: Context2d, layer: PhotoLayer | SlotLayer, pixelsPerMm: number): void {
  if (!layer.border) return;
  context.lineJoin = 'round';
  context.lineWidth = 2 * layer.border.widthMm * pixelsPerMm;
  context.strokeStyle = layer.border.colour;
  context.stroke();
}

/**
 * Draws into the box from 0, 0 to the layer's size. A border needs a canvas of its own (draw-group.ts): photo and border
 * are cut off together, or the photo would shine through at the outer edge.
 */
export function drawPhoto(
  context: Context2d,
  layer: PhotoLayer,
  assets: DrawAssets,
  pixelsPerMm: number,
): void {
  const picture = photoOf(layer, assets);
  if (!picture) return;
  const [width, height] = [layer.widthMm * pixelsPerMm, layer.heightMm * pixelsPerMm];
  traceLayerFrame(context, layer, pixelsPerMm);
  if (!layer.border) {
    if (!isBare(layer)) context.clip();
    drawPicture(context, picture, layer, width, height);
    return;
  }
  drawPicture(context, picture, layer, width, height);
  strokeInside(context, layer, pixelsPerMm);
  context.globalCompositeOperation = 'destination-in';
  context.fill();
}
