import type { Crop, PhotoLayer } from '../../../../shared/domain/design.ts';
import { aspectOf, boxFor, type Corner, type PictureSize } from './crop-maths.ts';

/** How the picture lies in the crop view. Pixels are CSS pixels from the view's top left corner. */

export interface ViewSize {
  readonly widthPx: number;
  readonly heightPx: number;
}
/** The place of the window through which the case shows the picture. */
export interface CropWindow extends ViewSize {
  readonly leftPx: number;
  readonly topPx: number;
}
export interface ViewPoint {
  readonly xPx: number;
  readonly yPx: number;
}

/** Round the window: the rest of the picture, to see what there is to drag in, and half a finger for the corners. */
const MARGIN_PX = 44;
/** A corner is taken hold of from as far as this. */
const CORNER_REACH_PX = 48;

/** The window in the middle of the view, as large as the margin lets it be. */
export function windowFor(crop: Crop, picture: PictureSize, view: ViewSize): CropWindow {
  const aspect = aspectOf(crop, picture);
  const roomX = Math.max(view.widthPx - 2 * MARGIN_PX, 20);
  const roomY = Math.max(view.heightPx - 2 * MARGIN_PX, 20);
  const widthPx = Math.min(roomX, roomY * aspect);
  const heightPx = widthPx / aspect;
  return {
    widthPx,
    heightPx,
    leftPx: (view.widthPx - widthPx) / 2,
    topPx: (view.heightPx - heightPx) / 2,
  };
}

/** Where the whole picture lies when `crop` lies under the window. */
export function pictureUnder(window: CropWindow, crop: Crop): CropWindow {
  const [widthPx, heightPx] = [window.widthPx / crop.width, window.heightPx / crop.height];
  return {
    widthPx,
    heightPx,
    leftPx: window.leftPx - crop.x * widthPx,
    topPx: window.topPx - crop.y * heightPx,
  };
}

/** The window of another crop while the picture lies still. */
export const windowOver = (picture: CropWindow, crop: Crop): CropWindow => ({
  widthPx: crop.width * picture.widthPx,
  heightPx: crop.height * picture.heightPx,
  leftPx: picture.leftPx + crop.x * picture.widthPx,
  topPx: picture.topPx + crop.y * picture.heightPx,
});

export function cornersOf({
  leftPx,
  topPx,
  widthPx,
  heightPx,
}: CropWindow): Readonly<Record<Corner, ViewPoint>> {
  const [right, bottom] = [leftPx + widthPx, topPx + heightPx];
  return {
    topLeft: { xPx: leftPx, yPx: topPx },
    topRight: { xPx: right, yPx: topPx },
    bottomRight: { xPx: right, yPx: bottom },
    bottomLeft: { xPx: leftPx, yPx: bottom },
  };
}

/** The corner that a finger takes hold of. */
export function cornerAt(window: CropWindow, { xPx, yPx }: ViewPoint): Corner | null {
  const reach = Math.min(CORNER_REACH_PX, Math.min(window.widthPx, window.heightPx) / 2.5);
  const near = Object.entries(cornersOf(window))
    .map(([corner, at]) => ({ corner: corner as Corner, away: Math.hypot(at.xPx - xPx, at.yPx - yPx) }))
    .filter(({ away }) => away <= reach)
    .sort((one, other) => one.away - other.away);
  return near[0]?.corner ?? null;
}

/** A crop of the picture as it is seen: of a mirrored one, left and right are swapped. The way there and back. */
export const seenCrop = (crop: Crop, mirrored: boolean): Crop =>
  mirrored ? { ...crop, x: Math.max(1 - crop.x - crop.width, 0) } : crop;

/** The photo with another part of it shown. Its middle stays where it is on the case. */
export function withCrop(photo: PhotoLayer, picture: PictureSize, crop: Crop): PhotoLayer {
  const box = boxFor(photo, aspectOf(photo.crop, picture), aspectOf(crop, picture));
  return { ...photo, ...box, crop };
}
