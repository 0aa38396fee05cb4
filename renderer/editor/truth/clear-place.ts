import type { CaseGeometry } from '../../../shared/domain/case-geometry.ts';
import type { Layer } from '../../../shared/domain/design.ts';
import { centreOfArea, safeArea } from '../geometry/areas.ts';
import { moveBy, type Placement, placementOf } from '../geometry/placement.ts';
import { hiddenBy } from './warnings.ts';

/** How finely places are tried, and how small a layer may become for one. */
const STEP_MM = 2.5;
const SCALES = [1, 0.85, 0.7, 0.55, 0.4, 0.28] as const;

/** The same layer about the same middle, smaller. */
const scaled = (placement: Placement, scale: number): Placement => ({
  ...placement,
  widthMm: placement.widthMm * scale,
  heightMm: placement.heightMm * scale,
});

/**
 * The nearest place at which all of a layer that matters will be seen: as large as it is if there is one, else smaller.
 * Null where there is none at all, such as for a tiny case under a large text.
 */
export function clearPlace(layer: Layer, geometry: CaseGeometry): Placement | null {
  const offsets = offsetsFrom(layer, geometry);
  for (const scale of SCALES) {
    const sized = scaled(placementOf(layer), scale);
    for (const { dxMm, dyMm } of offsets) {
      const moved = moveBy(sized, dxMm, dyMm);
      if (hiddenBy(layer, moved, geometry) === null) return moved;
    }
  }
  return null;
}

/** Every place of the safe area, as a way from where the layer lies, the nearest first. */
function offsetsFrom(layer: Layer, geometry: CaseGeometry): readonly { dxMm: number; dyMm: number }[] {
  const safe = safeArea(geometry);
  const middle = centreOfArea(safe);
  const across = Math.ceil(safe.widthMm / 2 / STEP_MM);
  const down = Math.ceil(safe.heightMm / 2 / STEP_MM);
  const places = [{ dxMm: 0, dyMm: 0 }];
  for (let row = -down; row <= down; row++) {
    for (let column = -across; column <= across; column++) {
      places.push({
        dxMm: middle.xMm + column * STEP_MM - layer.centreXMm,
        dyMm: middle.yMm + row * STEP_MM - layer.centreYMm,
      });
    }
  }
  return places.sort((one, other) => Math.hypot(one.dxMm, one.dyMm) - Math.hypot(other.dxMm, other.dyMm));
}
