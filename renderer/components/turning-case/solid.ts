import type { CaseGeometry } from '../../../shared/domain/case-geometry.ts';

/** A point of the case, in millimetres from its middle: x to the right, y down, z out of its back towards the viewer. */
export interface Point3 {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** A corner of the outline's polygon: the middle of its round corner, and the way out from there. */
interface OutlinePoint {
  readonly centreX: number;
  readonly centreY: number;
  readonly outX: number;
  readonly outY: number;
}

/** A line round the case, parallel to its outline. */
export interface Ring {
  /** Out of the outline; below 0: inside it. */
  readonly offsetMm: number;
  readonly zMm: number;
  /** How far outside of the outline the print lies that is seen here. */
  readonly printMm: number;
}

/** A flat piece of the side: a step along the outline, from one ring to the next. */
export interface Facet {
  readonly kind: 'printed' | 'bare';
  /** Round the piece: along the first ring, back along the second. */
  readonly corners: readonly [Point3, Point3, Point3, Point3];
  /** Of length 1, out of the case. */
  readonly normal: Point3;
  /** Where its print is: from and to along the outline, and from and to outside of it. */
  readonly alongMm: readonly [number, number];
  readonly printMm: readonly [number, number];
}

export interface Solid {
  readonly geometry: CaseGeometry;
  readonly depthMm: number;
  /** How far the flat back is inside of the outline, where the edge begins to bend. */
  readonly bevelMm: number;
  readonly rings: readonly Ring[];
  readonly facets: readonly Facet[];
  readonly perimeterMm: number;
}

/** The case's own wall, on top of the phone's thickness. */
export const WALL_MM = 1.4;
const BEVEL_MM = 2.2;
const CORNER_STEPS = 10;
const BEVEL_STEPS = 3;
/** Less than this is no piece at all. */
const LEAST_AREA_MM2 = 1e-7;

const RIGHT_ANGLE = Math.PI / 2;

/** The corners of the outline's polygon, clockwise from the right end of the top side. */
function outlineOf({ widthMm, heightMm, cornerRadiusMm }: CaseGeometry): OutlinePoint[] {
  const radius = Math.min(cornerRadiusMm, widthMm / 2, heightMm / 2);
  const [x, y] = [widthMm / 2 - radius, heightMm / 2 - radius];
  const centres = [
    [x, -y],
    [x, y],
    [-x, y],
    [-x, -y],
  ] as const;
  return centres.flatMap(([centreX, centreY], corner) =>
    Array.from({ length: CORNER_STEPS + 1 }, (_, step) => {
      const angle = (corner - 1 + step / CORNER_STEPS) * RIGHT_ANGLE;
      return { centreX, centreY, outX: Math.cos(angle), outY: Math.sin(angle) };
    }),
  );
}

/** The rings from the back to the front: a bend, the printed part of the side, what is bare of it, a bend. */
function ringsOf({ wrapMm }: CaseGeometry, depthMm: number, bevelMm: number): readonly Ring[] {
  const half = depthMm / 2;
  const bends = Array.from({ length: BEVEL_STEPS + 1 }, (_, step) => {
    const angle = (step / BEVEL_STEPS) * RIGHT_ANGLE;
    return {
      offsetMm: bevelMm * (Math.sin(angle) - 1),
      depth: bevelMm * (1 - Math.cos(angle)),
      arcMm: bevelMm * (angle - 1),
    };
  });
  // The print lies on the bend as it does on the side: along the way, not as seen from behind.
  const back = bends.map(({ offsetMm, depth, arcMm }) => ({
    offsetMm,
    zMm: half - depth,
    printMm: Math.min(arcMm, wrapMm),
  }));
  const reached = back.at(-1)?.printMm ?? 0;
  const straightMm = Math.min(Math.max(wrapMm - reached, 0), depthMm - 2 * bevelMm);
  const last = reached + straightMm;
  const side = { offsetMm: 0, zMm: half - bevelMm - straightMm, printMm: last };
  // Nobody looks at the front for long: one flat piece does for its bend.
  const front = [
    { offsetMm: 0, zMm: bevelMm - half, printMm: last },
    { offsetMm: -bevelMm, zMm: -half, printMm: last },
  ];
  return [...back, side, ...front];
}

const pointAt = (point: OutlinePoint, ring: Ring, radiusMm: number): Point3 => ({
  x: point.centreX + point.outX * (radiusMm + ring.offsetMm),
  y: point.centreY + point.outY * (radiusMm + ring.offsetMm),
  z: ring.zMm,
});

const minus = (one: Point3, other: Point3): Point3 => ({
  x: one.x - other.x,
  y: one.y - other.y,
  z: one.z - other.z,
});

const cross = (one: Point3, other: Point3): Point3 => ({
  x: one.y * other.z - one.z * other.y,
  y: one.z * other.x - one.x * other.z,
  z: one.x * other.y - one.y * other.x,
});

/** The way out of a piece; null for one without any area. */
function normalOf([a, b, c, d]: Facet['corners']): Point3 | null {
  const out = cross(minus(c, a), minus(b, d));
  const length = Math.hypot(out.x, out.y, out.z);
  return length < LEAST_AREA_MM2 ? null : { x: out.x / length, y: out.y / length, z: out.z / length };
}

/** One step along the outline. */
interface Step {
  readonly from: OutlinePoint;
  readonly to: OutlinePoint;
  readonly startMm: number;
  readonly endMm: number;
}

const radiusOf = ({ cornerRadiusMm, widthMm, heightMm }: CaseGeometry): number =>
  Math.min(cornerRadiusMm, widthMm / 2, heightMm / 2);

function stepsOf(geometry: CaseGeometry): readonly Step[] {
  const radiusMm = radiusOf(geometry);
  const outline = outlineOf(geometry);
  let endMm = 0;
  return outline.map((from, index) => {
    const to = outline[(index + 1) % outline.length] ?? from;
    const startMm = endMm;
    endMm += Math.hypot(
      to.centreX - from.centreX + radiusMm * (to.outX - from.outX),
      to.centreY - from.centreY + radiusMm * (to.outY - from.outY),
    );
    return { from, to, startMm, endMm };
  });
}

/** The piece of a step between two rings; null where it has no area. */
function facetBetween(step: Step, upper: Ring, lower: Ring, radiusMm: number): Facet | null {
  const corners = [
    pointAt(step.from, upper, radiusMm),
    pointAt(step.to, upper, radiusMm),
    pointAt(step.to, lower, radiusMm),
    pointAt(step.from, lower, radiusMm),
  ] as const;
  const normal = normalOf(corners);
  if (!normal) return null;
  return {
    kind: lower.printMm > upper.printMm ? 'printed' : 'bare',
    corners,
    normal,
    alongMm: [step.startMm, step.endMm],
    printMm: [upper.printMm, lower.printMm],
  };
}

/** The case as a solid with flat sides, none of which is bent inwards. */
export function solidOf(geometry: CaseGeometry): Solid {
  const depthMm = geometry.thicknessMm + WALL_MM;
  const bevelMm = Math.min(BEVEL_MM, depthMm / 3, radiusOf(geometry));
  const rings = ringsOf(geometry, depthMm, bevelMm);
  const steps = stepsOf(geometry);
  const facets = steps.flatMap((step) =>
    rings.slice(1).flatMap((lower, above) => {
      const facet = facetBetween(step, rings[above] ?? lower, lower, radiusOf(geometry));
      return facet ? [facet] : [];
    }),
  );
  return { geometry, depthMm, bevelMm, rings, facets, perimeterMm: steps.at(-1)?.endMm ?? 0 };
}

/** The flat back (`1`) or the front (`-1`) as a polygon. */
export function faceCorners({ geometry, rings }: Solid, side: 1 | -1): readonly Point3[] {
  const ring = side === 1 ? rings[0] : rings.at(-1);
  return ring ? outlineOf(geometry).map((point) => pointAt(point, ring, radiusOf(geometry))) : [];
}

/**
 * Where the print of a place of the side is: `alongMm` along the outline, `outMm` outside of it. From the middle of the
 * case, in millimetres. Quick where places are asked for in order.
 */
export function placesAlong(
  geometry: CaseGeometry,
): (alongMm: number, outMm: number) => readonly [number, number] {
  const steps = stepsOf(geometry);
  let at = 0;
  return (alongMm, outMm) => {
    if (alongMm < (steps[at]?.startMm ?? 0)) at = 0;
    while (at < steps.length - 1 && alongMm > (steps[at]?.endMm ?? 0)) at++;
    const step = steps[at];
    return step ? placeOn(step, alongMm, radiusOf(geometry) + outMm) : [0, 0];
  };
}

function placeOn({ from, to, startMm, endMm }: Step, alongMm: number, reachMm: number): [number, number] {
  const part = endMm > startMm ? (alongMm - startMm) / (endMm - startMm) : 0;
  const [x0, y0] = [from.centreX + from.outX * reachMm, from.centreY + from.outY * reachMm];
  const [x1, y1] = [to.centreX + to.outX * reachMm, to.centreY + to.outY * reachMm];
  return [x0 + (x1 - x0) * part, y0 + (y1 - y0) * part];
}
