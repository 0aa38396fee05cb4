import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { CaseGeometry, CutOut } from '../../../shared/domain/case-geometry.ts';

/** Less than this between two holes leaves no material that survives printing and the shopper's pocket. */
export const MINIMUM_BRIDGE_MM = 0.5;

/** Figures are kept to 0.1 mm; sums of them must not fail for the last binary digit. */
const ROUNDING_MM = 1e-6;

/** Any of our shapes: a rectangle (for a lens, a point) with `radiusMm` of material round it. */
interface Round {
  readonly leftMm: number;
  readonly topMm: number;
  readonly rightMm: number;
  readonly bottomMm: number;
  readonly radiusMm: number;
}

type RoundedRect = Pick<Round, 'radiusMm'> & { xMm: number; yMm: number; widthMm: number; heightMm: number };

const fromRect = ({ xMm, yMm, widthMm, heightMm, radiusMm }: RoundedRect): Round => ({
  leftMm: xMm + radiusMm,
  topMm: yMm + radiusMm,
  rightMm: xMm + widthMm - radiusMm,
  bottomMm: yMm + heightMm - radiusMm,
  radiusMm,
});

function fromCutOut(cutOut: CutOut): Round {
  switch (cutOut.kind) {
    case 'island':
    case 'bar':
      return fromRect(cutOut);
    case 'lens': {
      const { centreXMm: x, centreYMm: y, radiusMm } = cutOut;
      return { leftMm: x, topMm: y, rightMm: x, bottomMm: y, radiusMm };
    }
    default:
      return assertNever(cutOut);
  }
}

/** Material between two shapes; negative where they overlap. */
function bridgeMm(one: Round, other: Round): number {
  const acrossMm = Math.max(one.leftMm - other.rightMm, other.leftMm - one.rightMm, 0);
  const downMm = Math.max(one.topMm - other.bottomMm, other.topMm - one.bottomMm, 0);
  return Math.hypot(acrossMm, downMm) - one.radiusMm - other.radiusMm;
}

/** How far a shape stays inside the outline; negative where it sticks out. */
function marginMm(shape: Round, outline: Round): number {
  const fromCorner = (xMm: number, yMm: number) => {
    const acrossMm = Math.max(outline.leftMm - xMm, xMm - outline.rightMm);
    const downMm = Math.max(outline.topMm - yMm, yMm - outline.bottomMm);
    const beyondMm = Math.hypot(Math.max(acrossMm, 0), Math.max(downMm, 0));
    return outline.radiusMm - beyondMm - Math.min(Math.max(acrossMm, downMm), 0) - shape.radiusMm;
  };
  return Math.min(
    fromCorner(shape.leftMm, shape.topMm),
    fromCorner(shape.rightMm, shape.topMm),
    fromCorner(shape.leftMm, shape.bottomMm),
    fromCorner(shape.rightMm, shape.bottomMm),
  );
}

const isTooRound = ({ leftMm, topMm, rightMm, bottomMm }: Round) =>
  rightMm - leftMm < -ROUNDING_MM || bottomMm - topMm < -ROUNDING_MM;

/**
 * What is wrong with the shapes of one case, each with the path of its field: a radius over half of a side, a
 * cut-out outside the outline, two cut-outs nearer to each other than MINIMUM_BRIDGE_MM. Empty: nothing.
 */
export function findLayoutFaults(geometry: CaseGeometry): string[] {
  const outline = fromRect({ ...geometry, xMm: 0, yMm: 0, radiusMm: geometry.cornerRadiusMm });
  const shapes = geometry.cutOuts.map(fromCutOut);
  const faults = isTooRound(outline) ? ['cornerRadiusMm: over half of a side'] : [];
  for (const [index, shape] of shapes.entries()) {
    const path = `cutOuts.${index}`;
    if (isTooRound(shape)) faults.push(`${path}.radiusMm: over half of a side`);
    if (marginMm(shape, outline) < -ROUNDING_MM) faults.push(`${path}: outside the outline`);
    for (const [earlier, neighbour] of shapes.slice(0, index).entries()) {
      if (bridgeMm(shape, neighbour) < MINIMUM_BRIDGE_MM - ROUNDING_MM) {
        faults.push(`${path}: nearer than ${MINIMUM_BRIDGE_MM} mm to cutOuts.${earlier}`);
      }
    }
  }
  return faults;
}
