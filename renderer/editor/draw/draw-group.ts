import { type Context2d, scratchContext } from './context.ts';

/** A rectangle of whole pixels of the canvas. */
interface PixelRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** So far beyond its box an edge is softened. */
const SOFT_EDGE_PX = 2;

/** The part of the canvas that a box from 0, 0 covers under the present transform; null: none of it. */
function coveredPixels(context: Context2d, width: number, height: number): PixelRect | null {
  const matrix = context.getTransform();
  const corners = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ].map(([x = 0, y = 0]) => matrix.transformPoint({ x, y }));
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  const left = Math.max(Math.floor(Math.min(...xs)) - SOFT_EDGE_PX, 0);
  const top = Math.max(Math.floor(Math.min(...ys)) - SOFT_EDGE_PX, 0);
  const right = Math.min(Math.ceil(Math.max(...xs)) + SOFT_EDGE_PX, context.canvas.width);
  const bottom = Math.min(Math.ceil(Math.max(...ys)) + SOFT_EDGE_PX, context.canvas.height);
  return right > left && bottom > top ? { x: left, y: top, width: right - left, height: bottom - top } : null;
}

/**
 * Draws something that consists of many parts as one: first onto a canvas of its own, pixel for pixel where it will lie,
 * then with its opacity. `draw` draws into a box from 0, 0 under the present transform, and not beyond it.
 */
export function drawAsOne(
  context: Context2d,
  box: { readonly width: number; readonly height: number },
  opacity: number,
  draw: (context: Context2d) => void,
): void {
  const covered = coveredPixels(context, box.width, box.height);
  if (!covered) return;
  const own = scratchContext(covered.width, covered.height);
  own.imageSmoothingEnabled = context.imageSmoothingEnabled;
  own.imageSmoothingQuality = context.imageSmoothingQuality;
  own.setTransform(
    new DOMMatrix().translateSelf(-covered.x, -covered.y).multiplySelf(context.getTransform()),
  );
  draw(own);
  context.save();
  context.resetTransform();
  context.globalAlpha = opacity;
  context.drawImage(own.canvas, covered.x, covered.y);
  context.restore();
}
