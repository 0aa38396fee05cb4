import { type CaseGeometry, printableSizeMm } from '../../shared/domain/case-geometry.ts';
import type { Design, Layer } from '../../shared/domain/design.ts';

/**
 * Carries a design over to another case: everything keeps its place relative to the middle and grows or shrinks alike,
 * so that what covered the old case covers the new one.
 */
export function adaptDesign(design: Design, from: CaseGeometry, to: CaseGeometry): Design {
  const before = printableSizeMm(from);
  const after = printableSizeMm(to);
  const scale = Math.max(after.widthMm / before.widthMm, after.heightMm / before.heightMm);
  const moveX = (xMm: number) => after.widthMm / 2 + (xMm - before.widthMm / 2) * scale;
  const moveY = (yMm: number) => after.heightMm / 2 + (yMm - before.heightMm / 2) * scale;
  const adapt = (layer: Layer): Layer => ({
    ...layer,
    centreXMm: moveX(layer.centreXMm),
    centreYMm: moveY(layer.centreYMm),
    widthMm: layer.widthMm * scale,
    heightMm: layer.heightMm * scale,
  });
  return { ...design, caseId: to.caseId, layers: design.layers.map(adapt) };
}
