import type { RectMm, SizeMm } from '../geometry/placement.ts';
import { scratchContext } from './context.ts';

/** A small blurred copy of a photo, to be drawn large. */
export interface BlurredCopy {
  readonly canvas: OffscreenCanvas;
  /** The copy is larger than the area by so much on each side: blurred edges have something beyond them. */
  readonly marginPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/**
 * The blur in pixels of the copy. It is the same on the screen and for every print, so that both blur the very same
 * pixels; it is wide enough that drawing the copy large shows no steps.
 */
const BLUR_PX = 5;
/** How far a blur reaches, in blurs. */
const REACH = 3;

/** The size of the copy, its margins included. */
function copySize(blurMm: number, area: SizeMm): { widthPx: number; heightPx: number } {
  const pixelsPerMm = BLUR_PX / blurMm;
  const margins = 2 * REACH * BLUR_PX;
  return {
    widthPx: Math.ceil(area.widthMm * pixelsPerMm + margins),
    heightPx: Math.ceil(area.heightMm * pixelsPerMm + margins),
  };
}

/** The scale of a photo from which the copy is as good as from the whole of it. */
export function blurredCopyScale(
  photo: { readonly widthPx: number; readonly heightPx: number },
  blurMm: number,
  area: SizeMm,
): number {
  const copy = copySize(blurMm, area);
  return Math.max(copy.widthPx / photo.widthPx, copy.heightPx / photo.heightPx);
}

/** Covers the whole copy with the photo, without changing its shape. */
function drawCovering(context: OffscreenCanvasRenderingContext2D, photo: ImageBitmap): void {
  const { width, height } = context.canvas;
  const scale = Math.max(width / photo.width, height / photo.height);
  const [wide, high] = [photo.width * scale, photo.height * scale];
  context.drawImage(photo, (width - wide) / 2, (height - high) / 2, wide, high);
}

/** Reduced first and then blurred: a blur of a large picture would be slow, and differ by its size. */
function makeCopy(photo: ImageBitmap, blurMm: number, area: RectMm): BlurredCopy {
  const pixelsPerMm = BLUR_PX / blurMm;
  const [widthPx, heightPx] = [area.widthMm * pixelsPerMm, area.heightMm * pixelsPerMm];
  const marginPx = REACH * BLUR_PX;
  const size = copySize(blurMm, area);
  const reduced = scratchContext(size.widthPx, size.heightPx);
  reduced.imageSmoothingQuality = 'high';
  drawCovering(reduced, photo);
  const blurred = scratchContext(size.widthPx, size.heightPx);
  blurred.filter = `blur(${BLUR_PX}px)`;
  blurred.drawImage(reduced.canvas, 0, 0);
  return { canvas: blurred.canvas, marginPx, widthPx, heightPx };
}

/** The last copy of each photo, kept no longer than the photo itself. */
const copies = new WeakMap<ImageBitmap, { readonly key: string; readonly copy: BlurredCopy }>();

export function blurredCopy(photo: ImageBitmap, blurMm: number, area: RectMm): BlurredCopy {
  const key = `${blurMm} ${area.widthMm.toFixed(1)} ${area.heightMm.toFixed(1)}`;
  const known = copies.get(photo);
  if (known?.key === key) return known.copy;
  const copy = makeCopy(photo, blurMm, area);
  copies.set(photo, { key, copy });
  return copy;
}
