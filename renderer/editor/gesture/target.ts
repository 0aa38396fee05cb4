import type { CaseGeometry } from '../../../shared/domain/case-geometry.ts';
import type { Design, Layer } from '../../../shared/domain/design.ts';
import { centreOfArea, faceArea, printArea, safeArea } from '../geometry/areas.ts';
import { coversPoint, type PointMm, placementOf, type SizeMm } from '../geometry/placement.ts';
import { snapLines } from '../geometry/snap.ts';
import { toMm, type Viewport } from '../geometry/viewport.ts';
import { handleAt, type StagePoint } from './handles.ts';
import type { Subject, Target } from './types.ts';

/** The stage as far as it matters to what a finger means. */
export interface StageLook {
  readonly viewport: Viewport;
  readonly geometry: CaseGeometry;
}

/** Only what is on the case can be seen, and so only that can be tapped. */
const isOnCase = ({ xMm, yMm }: PointMm, { widthMm, heightMm }: SizeMm): boolean =>
  xMm >= 0 && yMm >= 0 && xMm <= widthMm && yMm <= heightMm;

function subjectOf(layer: Layer, seen: readonly Layer[], geometry: CaseGeometry): Subject {
  const face = faceArea(geometry);
  const others = seen.filter((other) => other !== layer);
  return {
    layerId: layer.layerId,
    placement: placementOf(layer),
    lines: snapLines([face, safeArea(geometry)], centreOfArea(face), others),
  };
}

/**
 * What a drag from `at` takes. It takes the selected layer wherever the finger is, as there is little room beside a case
 * and fingers are wide; unless it lands on another layer and not on the selected one. What is locked lies still, and what
 * lies under it is taken through it.
 */
function heldAt(at: PointMm, loose: readonly Layer[], selected: Layer | null, onCase: boolean): Layer | null {
  const held = selected && loose.includes(selected) ? selected : null;
  if (held && coversPoint(held, at)) return held;
  const topmost = onCase ? loose.findLast((layer) => coversPoint(layer, at)) : undefined;
  const only = loose.length === 1 ? loose[0] : undefined;
  // A selected layer that is locked lets nothing else be moved by accident from beside everything.
  return topmost ?? held ?? (selected ? null : (only ?? null));
}

/** What a finger that lands here means. A hidden layer is not there at all. */
export function targetAt(
  design: Design,
  selectedLayerId: string | null,
  { viewport, geometry }: StageLook,
  point: StagePoint,
): Target {
  const at = toMm(viewport, point.xPx, point.yPx);
  const seen = design.layers.filter((layer) => !layer.hidden);
  const loose = seen.filter((layer) => !layer.locked);
  const selected = seen.find((layer) => layer.layerId === selectedLayerId) ?? null;
  const handle = selected && !selected.locked && handleAt(selected, viewport, point);
  if (selected && handle) {
    return { moves: subjectOf(selected, seen, geometry), taps: selected.layerId, handle };
  }
  const onCase = isOnCase(at, printArea(geometry));
  const held = heldAt(at, loose, selected, onCase);
  const tapped = onCase ? seen.findLast((layer) => coversPoint(layer, at)) : undefined;
  return { moves: held && subjectOf(held, seen, geometry), taps: tapped?.layerId ?? null, handle: null };
}
