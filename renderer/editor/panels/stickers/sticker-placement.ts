import type { CaseGeometry, CutOut } from '../../../../shared/domain/case-geometry.ts';
import { type Design, PLAIN_LAYER, type StickerLayer } from '../../../../shared/domain/design.ts';
import type { Sticker } from '../../../../shared/domain/sticker.ts';
import { centreOfArea, faceArea, safeArea } from '../../geometry/areas.ts';
import type { PointMm, RectMm, SizeMm } from '../../geometry/placement.ts';

/** A square sticker is as wide as this part of the case; others have the same area. */
const PART_OF_FACE = 1 / 3;
/** No side is longer than this part of the safe area's width. */
const LONGEST_PART = 0.9;
/** Centres nearer than this look like one. */
const SAME_SPOT_MM = 2;
/**
 * Each further spot lies a little farther out, turned by the golden angle: they scatter evenly and never line up. So near
 * to one another there is a spot for every layer that a document may have.
 */
const SPIRAL = { stepMm: 6, turnRad: Math.PI * (3 - Math.sqrt(5)) } as const;
const MOST_SPOTS = 200;

/** The size at which a sticker of this shape (width by height) comes onto the case, in millimetres. */
export function stickerSize(geometry: CaseGeometry, aspect: number): SizeMm {
  const side = faceArea(geometry).widthMm * PART_OF_FACE;
  const longest = side * Math.sqrt(Math.max(aspect, 1 / aspect));
  const held = Math.min(1, (safeArea(geometry).widthMm * LONGEST_PART) / longest);
  return { widthMm: side * held * Math.sqrt(aspect), heightMm: (side * held) / Math.sqrt(aspect) };
}

function isUnder(cutOut: CutOut, { xMm, yMm }: PointMm): boolean {
  if (cutOut.kind === 'lens') {
    return Math.hypot(xMm - cutOut.centreXMm, yMm - cutOut.centreYMm) <= cutOut.radiusMm;
  }
  const [x, y] = [xMm - cutOut.xMm, yMm - cutOut.yMm];
  return x >= 0 && x <= cutOut.widthMm && y >= 0 && y <= cutOut.heightMm;
}

const isInside = (area: RectMm, { xMm, yMm }: PointMm): boolean =>
  xMm >= area.xMm && xMm <= area.xMm + area.widthMm && yMm >= area.yMm && yMm <= area.yMm + area.heightMm;

/** Can the middle of a sticker be seen here? */
function isSeen(geometry: CaseGeometry, point: PointMm): boolean {
  const onPhone = { xMm: point.xMm - geometry.wrapMm, yMm: point.yMm - geometry.wrapMm };
  return isInside(safeArea(geometry), point) && !geometry.cutOuts.some((cutOut) => isUnder(cutOut, onPhone));
}

function spotAt(middle: PointMm, index: number): PointMm {
  const away = SPIRAL.stepMm * Math.sqrt(index);
  const turn = SPIRAL.turnRad * index;
  return { xMm: middle.xMm + away * Math.cos(turn), yMm: middle.yMm + away * Math.sin(turn) };
}

/** The middle of the safe area, or the nearest spot of a spiral round it on which no layer has its middle yet. */
export function freeSpot(geometry: CaseGeometry, taken: readonly PointMm[]): PointMm {
  const middle = centreOfArea(safeArea(geometry));
  const isTaken = (spot: PointMm): boolean =>
    taken.some(({ xMm, yMm }) => Math.hypot(xMm - spot.xMm, yMm - spot.yMm) < SAME_SPOT_MM);
  for (let index = 0; index < MOST_SPOTS; index++) {
    const spot = spotAt(middle, index);
    if (!isTaken(spot) && isSeen(geometry, spot)) return spot;
  }
  return middle;
}

/** A sticker as it comes onto the case. Photos do not hold a spot: one that fills the case has the same middle. */
export function newSticker(
  design: Design,
  geometry: CaseGeometry,
  sticker: Sticker,
  layerId: string,
): StickerLayer {
  const taken = design.layers
    .filter((layer) => layer.kind === 'sticker' && !layer.hidden)
    .map(({ centreXMm, centreYMm }) => ({ xMm: centreXMm, yMm: centreYMm }));
  const spot = freeSpot(geometry, taken);
  return {
    kind: 'sticker',
    layerId,
    ...PLAIN_LAYER,
    centreXMm: spot.xMm,
    centreYMm: spot.yMm,
    ...stickerSize(geometry, sticker.aspect),
    rotationDeg: 0,
    stickerId: sticker.stickerId,
    colour: null,
    mirrored: false,
    border: sticker.hasBorder,
  };
}
