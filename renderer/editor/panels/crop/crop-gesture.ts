import type { Crop } from '../../../../shared/domain/design.ts';
import { type Corner, dragCorner, moveCrop, zoomCrop } from './crop-maths.ts';
import { type CropWindow, pictureUnder, type ViewPoint } from './crop-view.ts';

/** What fingers in the crop view do. Pure: reckoned from where they began, so that nothing jumps when they come and go. */

export interface CropHold {
  readonly crop: Crop;
  readonly window: CropWindow;
  readonly corner: Corner | null;
  readonly from: readonly ViewPoint[];
}

const midpoint = (one: ViewPoint, other: ViewPoint): ViewPoint => ({
  xPx: (one.xPx + other.xPx) / 2,
  yPx: (one.yPx + other.yPx) / 2,
});
const span = (one: ViewPoint, other: ViewPoint): number =>
  Math.hypot(one.xPx - other.xPx, one.yPx - other.yPx);

/** The point of the picture that lies at a place of the view. */
function pictureAt({ crop, window }: CropHold, at: ViewPoint): { readonly x: number; readonly y: number } {
  const picture = pictureUnder(window, crop);
  return { x: (at.xPx - picture.leftPx) / picture.widthPx, y: (at.yPx - picture.topPx) / picture.heightPx };
}

function pinch(
  hold: CropHold,
  from: readonly [ViewPoint, ViewPoint],
  to: readonly [ViewPoint, ViewPoint],
): Crop {
  const [start, now] = [midpoint(...from), midpoint(...to)];
  return zoomCrop(hold.crop, span(...to) / Math.max(span(...from), 1), pictureAt(hold, start), {
    x: (now.xPx - start.xPx) / hold.window.widthPx,
    y: (now.yPx - start.yPx) / hold.window.heightPx,
  });
}

/** What is shown once the fingers, in the order in which they landed, are there. */
export function followCrop(hold: CropHold, to: readonly ViewPoint[]): Crop {
  const { crop, window, corner } = hold;
  const [from, otherFrom] = hold.from;
  const [now, other] = to;
  if (!from || !now) return crop;
  if (otherFrom && other) return pinch(hold, [from, otherFrom], [now, other]);
  const dx = ((now.xPx - from.xPx) / window.widthPx) * crop.width;
  const dy = ((now.yPx - from.yPx) / window.heightPx) * crop.height;
  return corner ? dragCorner(crop, corner, dx, dy) : moveCrop(crop, -dx, -dy);
}
