import type { CaseGeometry } from '../../../shared/domain/case-geometry.ts';
import { centreOfArea, faceArea, printArea } from './areas.ts';
import { LAYER_SIZE } from './limits.ts';
import { type Placement, type RectMm, radians, type SizeMm } from './placement.ts';

/** A filling picture reaches this far over the print on each side, so that rounding never leaves a bare hairline. */
const FILL_OVERLAP_MM = 0.2;
/** A further picture is laid on at this part of the case's width. */
const INSET_PART = 0.62;

/** Width and height of the smallest upright box round a box turned by `rotationDeg`. */
function boundingSize(size: SizeMm, rotationDeg: number): SizeMm {
  const cos = Math.abs(Math.cos(radians(rotationDeg)));
  const sin = Math.abs(Math.sin(radians(rotationDeg)));
  return {
    widthMm: size.widthMm * cos + size.heightMm * sin,
    heightMm: size.widthMm * sin + size.heightMm * cos,
  };
}

function centredIn(area: RectMm, picture: SizeMm, scale: number, rotationDeg: number): Placement {
  const longest = Math.max(picture.widthMm, picture.heightMm);
  const held = Math.min(scale, LAYER_SIZE.longestSideMm / longest);
  const centre = centreOfArea(area);
  return {
    centreXMm: centre.xMm,
    centreYMm: centre.yMm,
    widthMm: picture.widthMm * held,
    heightMm: picture.heightMm * held,
    rotationDeg,
  };
}

/**
 * The smallest centred placement that covers the whole rectangle at this turn. A panorama that would grow longer
 * than a document allows stays at that length, and does not cover.
 */
export function coverArea(area: RectMm, picture: SizeMm, rotationDeg: number): Placement {
  // Seen from the turned picture, the rectangle is what is turned: its bounding box must fit into the picture.
  const needed = boundingSize(area, rotationDeg);
  const scale = Math.max(needed.widthMm / picture.widthMm, needed.heightMm / picture.heightMm);
  return centredIn(area, picture, scale, rotationDeg);
}

/** The largest centred placement at this turn that lies wholly inside the rectangle. */
export function fitInside(area: RectMm, picture: SizeMm, rotationDeg: number): Placement {
  const box = boundingSize(picture, rotationDeg);
  const scale = Math.min(area.widthMm / box.widthMm, area.heightMm / box.heightMm);
  return centredIn(area, picture, scale, rotationDeg);
}

/** The picture over the whole print, wrap and all. */
export function fillCase(geometry: CaseGeometry, picture: SizeMm, rotationDeg: number): Placement {
  const area = printArea(geometry);
  const grown = {
    xMm: area.xMm - FILL_OVERLAP_MM,
    yMm: area.yMm - FILL_OVERLAP_MM,
    widthMm: area.widthMm + 2 * FILL_OVERLAP_MM,
    heightMm: area.heightMm + 2 * FILL_OVERLAP_MM,
  };
  return coverArea(grown, picture, rotationDeg);
}

/** The whole picture, as large as the back of the case shows it. */
export const fitCase = (geometry: CaseGeometry, picture: SizeMm, rotationDeg: number): Placement =>
  fitInside(faceArea(geometry), picture, rotationDeg);

/** A further picture: smaller than the case, in its middle. */
export function insetOnCase(geometry: CaseGeometry, picture: SizeMm): Placement {
  const face = faceArea(geometry);
  const scale =
    (Math.min(face.widthMm, face.heightMm) * INSET_PART) / Math.max(picture.widthMm, picture.heightMm);
  return centredIn(face, picture, scale, 0);
}
