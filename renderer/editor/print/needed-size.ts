import { type Background, type Design, isPhotoLayer } from '../../../shared/domain/design.ts';
import { blurredCopyScale } from '../draw/blurred-copy.ts';

interface Source {
  readonly photoId: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** The size of a print. */
interface PrintSize {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly pixelsPerMm: number;
}

/** JPEG decoders can give a picture at so many eighths of its size for a fraction of the time and memory. */
const EIGHTHS = 8;

/** The largest scale at which a photo is drawn anywhere in the design: print pixels per pixel of the original. */
export function drawnScale(design: Design, source: Source, print: PrintSize): number {
  const { pixelsPerMm } = print;
  const scales = design.layers
    .filter(isPhotoLayer)
    .filter((layer) => layer.photoId === source.photoId)
    .map((layer) =>
      Math.max(
        (layer.widthMm * pixelsPerMm) / (source.widthPx * layer.crop.width),
        (layer.heightMm * pixelsPerMm) / (source.heightPx * layer.crop.height),
      ),
    );
  return Math.max(backgroundScale(design.background, source, print), ...scales);
}

function backgroundScale(background: Background, source: Source, print: PrintSize): number {
  if (background.kind !== 'blurredPhoto' || background.photoId !== source.photoId) return 0;
  const area = { widthMm: print.widthPx / print.pixelsPerMm, heightMm: print.heightPx / print.pixelsPerMm };
  return blurredCopyScale(source, background.blurMm, area);
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
