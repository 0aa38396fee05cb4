import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { CaseGeometry, CutOut } from '../../../shared/domain/case-geometry.ts';
import type { Design, Layer } from '../../../shared/domain/design.ts';
import { type RoundedRect, safeArea } from '../geometry/areas.ts';
import { fromLayerSpace, type Placement, type PointMm } from '../geometry/placement.ts';

/** What will not be seen of the finished case: `cutOut`: it lies where the camera looks out; `edge`: it may be cut off. */
export interface Warning {
  readonly layerId: string;
  readonly kind: 'cutOut' | 'edge';
}

/**
 * The part of each side of a layer's box that has to be seen. Words fill their box; the corners of a sticker are mostly
 * empty; of a photo only the middle counts, as most run over the edge on purpose: no more of it than a face takes, or
 * the middle of a photo that was drawn large would be larger than the case.
 */
const SEEN_PART = {
  text: { part: 0.94, mostMm: Number.POSITIVE_INFINITY },
  sticker: { part: 0.72, mostMm: Number.POSITIVE_INFINITY },
  photo: { part: 0.24, mostMm: 22 },
} as const;

interface SeenPart {
  readonly part: number;
  readonly mostMm: number;
}

/** Points across and down that a layer is tried at. */
const GRID = 9;
/** More of the points than this have to be hidden before it is worth a word. */
const HIDDEN_PART = { cutOut: 0.05, edge: 0.08 } as const;

function seenPart(layer: Layer): SeenPart | null {
  switch (layer.kind) {
    case 'text':
    case 'sticker':
    case 'photo':
      return SEEN_PART[layer.kind];
    case 'slot':
      return null;
    default:
      return assertNever(layer);
  }
}

function gridOf(placement: Placement, { part, mostMm }: SeenPart): PointMm[] {
  const widthMm = Math.min(placement.widthMm * part, mostMm);
  const heightMm = Math.min(placement.heightMm * part, mostMm);
  const steps = Array.from({ length: GRID }, (_, index) => index / (GRID - 1) - 0.5);
  return steps.flatMap((down) =>
    steps.map((across) => fromLayerSpace(placement, { xMm: across * widthMm, yMm: down * heightMm })),
  );
}

/** Is the point in a rectangle with round corners? */
export function isInside({ xMm, yMm, widthMm, heightMm, radiusMm }: RoundedRect, point: PointMm): boolean {
  const fromMiddleX = Math.abs(point.xMm - xMm - widthMm / 2);
  const fromMiddleY = Math.abs(point.yMm - yMm - heightMm / 2);
  if (fromMiddleX > widthMm / 2 || fromMiddleY > heightMm / 2) return false;
  const radius = Math.min(radiusMm, widthMm / 2, heightMm / 2);
  const intoCornerX = fromMiddleX - (widthMm / 2 - radius);
  const intoCornerY = fromMiddleY - (heightMm / 2 - radius);
  return intoCornerX <= 0 || intoCornerY <= 0 || Math.hypot(intoCornerX, intoCornerY) <= radius;
}

/** A cut-out knows the phone's own corner; designs begin at the corner of the print. */
function isInCutOut(cutOut: CutOut, wrapMm: number, point: PointMm): boolean {
  const own = { xMm: point.xMm - wrapMm, yMm: point.yMm - wrapMm };
  if (cutOut.kind !== 'lens') return isInside(cutOut, own);
  return Math.hypot(own.xMm - cutOut.centreXMm, own.yMm - cutOut.centreYMm) <= cutOut.radiusMm;
}

const partOf = (points: readonly PointMm[], isHidden: (point: PointMm) => boolean): number =>
  points.filter(isHidden).length / points.length;

/** What will not be seen of a layer if it lies there. The camera's hole is the worse of the two. */
export function hiddenBy(layer: Layer, placement: Placement, geometry: CaseGeometry): Warning['kind'] | null {
  const part = seenPart(layer);
  if (part === null || layer.hidden) return null;
  const points = gridOf(placement, part);
  const { cutOuts, wrapMm } = geometry;
  const inCutOut = partOf(points, (point) => cutOuts.some((cutOut) => isInCutOut(cutOut, wrapMm, point)));
  if (inCutOut > HIDDEN_PART.cutOut) return 'cutOut';
  const safe = safeArea(geometry);
  return partOf(points, (point) => !isInside(safe, point)) > HIDDEN_PART.edge ? 'edge' : null;
}

/** One word for each layer of which something that matters will not be seen, the topmost last. */
export function warningsOf(design: Design, geometry: CaseGeometry): readonly Warning[] {
  return design.layers.flatMap((layer) => {
    const kind = hiddenBy(layer, layer, geometry);
    return kind === null ? [] : [{ layerId: layer.layerId, kind }];
  });
}
