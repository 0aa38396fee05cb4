import type { Facet, Point3, Solid } from './solid.ts';

/** How the case is turned. Yaw above 0: its left side comes into view; pitch above 0: its top. */
export interface View {
  readonly yawDeg: number;
  readonly pitchDeg: number;
}

/** Where a point is seen, in millimetres from the middle of the picture; `depth` grows towards the viewer. */
export interface Seen {
  readonly x: number;
  readonly y: number;
  readonly depth: number;
}

/** What a view does to each axis. Seen without perspective: what is parallel stays parallel. */
export interface Basis {
  readonly cosYaw: number;
  readonly sinYaw: number;
  readonly cosPitch: number;
  readonly sinPitch: number;
}

const RADIANS = Math.PI / 180;

export const basisOf = ({ yawDeg, pitchDeg }: View): Basis => ({
  cosYaw: Math.cos(yawDeg * RADIANS),
  sinYaw: Math.sin(yawDeg * RADIANS),
  cosPitch: Math.cos(pitchDeg * RADIANS),
  sinPitch: Math.sin(pitchDeg * RADIANS),
});

export function project({ cosYaw, sinYaw, cosPitch, sinPitch }: Basis, { x, y, z }: Point3): Seen {
  const towards = z * cosYaw - x * sinYaw;
  return {
    x: x * cosYaw + z * sinYaw,
    y: y * cosPitch + towards * sinPitch,
    depth: towards * cosPitch - y * sinPitch,
  };
}

/** Above 0: the back of the case is seen, and its picture; below: its front. */
export const facing = ({ cosYaw, cosPitch }: Basis): number => cosYaw * cosPitch;

/** Seen edge-on a piece has no area to paint. */
const EDGE_ON = 1e-4;

export interface SeenFacet {
  readonly facet: Facet;
  readonly corners: readonly [Seen, Seen, Seen, Seen];
  /** The way out of it, as seen. */
  readonly normal: Seen;
}

/** The pieces of the side that are seen, the farthest first. */
export function seenFacets({ facets }: Solid, basis: Basis): readonly SeenFacet[] {
  const seen: SeenFacet[] = [];
  for (const facet of facets) {
    const normal = project(basis, facet.normal);
    if (normal.depth <= EDGE_ON) continue;
    const [a, b, c, d] = facet.corners;
    seen.push({
      facet,
      normal,
      corners: [project(basis, a), project(basis, b), project(basis, c), project(basis, d)],
    });
  }
  const depth = ({ corners }: SeenFacet): number => corners[0].depth + corners[2].depth;
  return seen.sort((one, other) => depth(one) - depth(other));
}

/**
 * Carries millimetres of a plane parallel to the back, `zMm` out of the middle, to pixels of the picture: the six numbers
 * of a canvas transform.
 */
export function planeMatrix(
  basis: Basis,
  zMm: number,
  { centreXPx, centreYPx, pixelsPerMm: scale }: Frame,
): readonly [number, number, number, number, number, number] {
  const middle = project(basis, { x: 0, y: 0, z: zMm });
  return [
    basis.cosYaw * scale,
    -basis.sinYaw * basis.sinPitch * scale,
    0,
    basis.cosPitch * scale,
    centreXPx + middle.x * scale,
    centreYPx + middle.y * scale,
  ];
}

/** Where in the picture the middle of the case is, and how large it is. */
export interface Frame {
  readonly centreXPx: number;
  readonly centreYPx: number;
  readonly pixelsPerMm: number;
}

/** Air round the case, of the picture's size. */
const AIR_PART = 0.05;
/** As far as the case is usually tipped. */
export const MOST_PITCH_DEG = 32;

/** The case in the middle, as large as it fits however it is turned. */
export function frameFor({ geometry, depthMm }: Solid, widthPx: number, heightPx: number): Frame {
  const across = Math.hypot(geometry.widthMm, depthMm);
  const down = geometry.heightMm + depthMm / 2;
  const scale = Math.min(widthPx / across, heightPx / down) * (1 - 2 * AIR_PART);
  return { centreXPx: widthPx / 2, centreYPx: heightPx / 2, pixelsPerMm: Math.max(scale, 0.2) };
}
