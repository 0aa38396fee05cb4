import { type Design, isPhotoLayer } from '../../../shared/domain/design.ts';

/** JPEG decoders can give a picture at so many eighths of its size for a fraction of the time and memory. */
const EIGHTHS = 8;

/** The largest scale at which a photo is drawn anywhere in the design: print pixels per pixel of the original. */
export function drawnScale(
  design: Design,
  source: { photoId: string; widthPx: number; heightPx: number },
  pixelsPerMm: number,
): number {
  const scales = design.layers
    .filter(isPhotoLayer)
    .filter((layer) => layer.photoId === source.photoId)
    .map((layer) =>
      Math.max(
        (layer.widthMm * pixelsPerMm) / (source.widthPx * layer.crop.width),
        (layer.heightMm * pixelsPerMm) / (source.heightPx * layer.crop.height),
      ),
    );
  return Math.max(0, ...scales);
}

/** The fewest eighths of the original that have a pixel for each pixel of the print. 8 is the original itself. */
export const neededEighths = (scale: number): number =>
  Math.min(Math.max(Math.ceil(scale * EIGHTHS), 1), EIGHTHS);

/** A size in eighths, rounded up, as decoders round. */
export const sizeInEighths = (
  size: { widthPx: number; heightPx: number },
  eighths: number,
): { widthPx: number; heightPx: number } => ({
  widthPx: Math.ceil((size.widthPx * eighths) / EIGHTHS),
  heightPx: Math.ceil((size.heightPx * eighths) / EIGHTHS),
});
