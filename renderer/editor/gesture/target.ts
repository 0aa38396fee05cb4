import type { Design, Layer } from '../../../shared/domain/design.ts';
import { coversPoint, type PointMm, placementOf, type SizeMm } from '../geometry/placement.ts';
import { toMm, type Viewport } from '../geometry/viewport.ts';
import { handleAt, type StagePoint } from './handles.ts';
import type { Subject, Target } from './types.ts';

const subject = (layer: Layer): Subject => ({ layerId: layer.layerId, placement: placementOf(layer) });

/** The stage as far as it matters to what a finger means. */
export interface StageLook {
  readonly viewport: Viewport;
  readonly area: SizeMm;
}

/** Only what is on the case can be seen, and so only that can be tapped. */
const isOnCase = ({ xMm, yMm }: PointMm, { widthMm, heightMm }: SizeMm): boolean =>
  xMm >= 0 && yMm >= 0 && xMm <= widthMm && yMm <= heightMm;

/**
 * What a finger that lands here means. A drag takes the selected layer wherever the finger is, as there is little
 * room beside a case and fingers are wide; unless it lands on another layer and not on the selected one.
 */
export function targetAt(
  design: Design,
  selectedLayerId: string | null,
  { viewport, area }: StageLook,
  point: StagePoint,
): Target {
  const at = toMm(viewport, point.xPx, point.yPx);
  const selected = design.layers.find((layer) => layer.layerId === selectedLayerId) ?? null;
  const handle = selected && handleAt(selected, viewport, point);
  if (selected && handle) {
    return { moves: subject(selected), taps: selected.layerId, handle };
  }
  const seen = isOnCase(at, area) ? design.layers : [];
  const topmost = seen.findLast((layer) => coversPoint(layer, at)) ?? null;
  const only = design.layers.length === 1 ? (design.layers[0] ?? null) : null;
  const held = selected && coversPoint(selected, at) ? selected : (topmost ?? selected ?? only);
  return { moves: held && subject(held), taps: topmost?.layerId ?? null, handle: null };
}
