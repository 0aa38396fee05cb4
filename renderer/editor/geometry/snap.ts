import { cornersOf, moveBy, normaliseDeg, type Placement, type PointMm, type RectMm } from './placement.ts';

/** A line to show while something has snapped. */
export type Guide =
  | { readonly kind: 'vertical'; readonly xMm: number }
  | { readonly kind: 'horizontal'; readonly yMm: number }
  | { readonly kind: 'upright' }
  /** Half-way between two right angles. */
  | { readonly kind: 'diagonal' };

/** So near to a right angle, or to the middle between two, a turn snaps to it. */
export const SNAP_DEG = { rightAngle: 4, diagonal: 2.5 } as const;
/** Lines of other layers draw from this part of the reach that the middle of the case has. */
const OTHERS_REACH = 0.6;
/** So many other layers draw; of more, the topmost. A drag must not cost more on a crowded case. */
const MOST_OTHERS = 20;
/** Under this, a place or turn counts as exactly there. */
const EXACT = 1e-6;

/** Places along one axis that a layer may snap to, in millimetres of the design. */
export interface AxisLines {
  /** The middle of the case: draws from farthest. */
  readonly middle: number;
  /** Draw the middle of a layer. */
  readonly centres: readonly number[];
  /** Draw the edges of a layer. */
  readonly edges: readonly number[];
}

/** All that a layer may snap to. Worked out once, when it is taken hold of. */
export interface SnapLines {
  readonly x: AxisLines;
  readonly y: AxisLines;
}

export interface Snapped {
  readonly placement: Placement;
  readonly guides: readonly Guide[];
}

interface Span {
  readonly low: number;
  readonly centre: number;
  readonly high: number;
}

const isUpright = ({ rotationDeg }: Placement): boolean =>
  Math.abs(rotationDeg - Math.round(rotationDeg / 90) * 90) < EXACT;

/** How far an upright layer reaches; of a crooked one only the middle says anything to the eye. */
function spansOf(placement: Placement): { readonly x: Span; readonly y: Span } {
  const { centreXMm, centreYMm } = placement;
  const corners = isUpright(placement) ? cornersOf(placement) : [];
  const span = (centre: number, places: readonly number[]): Span => ({
    low: Math.min(centre, ...places),
    centre,
    high: Math.max(centre, ...places),
  });
  return {
    x: span(
      centreXMm,
      corners.map(({ xMm }) => xMm),
    ),
    y: span(
      centreYMm,
      corners.map(({ yMm }) => yMm),
    ),
  };
}

/** The lines of the case (`areas`, the first of which has the middle) and of the layers that a moving one lies among. */
export function snapLines(
  areas: readonly RectMm[],
  middle: PointMm,
  others: readonly Placement[],
): SnapLines {
  const spans = others.slice(-MOST_OTHERS).map(spansOf);
  const both = ({ low, high }: Span): number[] => (high > low ? [low, high] : []);
  return {
    x: {
      middle: middle.xMm,
      centres: spans.map(({ x }) => x.centre),
      edges: [
        ...areas.flatMap(({ xMm, widthMm }) => [xMm, xMm + widthMm]),
        ...spans.flatMap(({ x }) => both(x)),
      ],
    },
    y: {
      middle: middle.yMm,
      centres: spans.map(({ y }) => y.centre),
      edges: [
        ...areas.flatMap(({ yMm, heightMm }) => [yMm, yMm + heightMm]),
        ...spans.flatMap(({ y }) => both(y)),
      ],
    },
  };
}

/**
 * How far it is to the place that draws, or null if that does not draw yet. What begins near the place, but not on it,
 * is drawn only once it was moved on purpose: else it would jump at the first touch, or when a second finger lifts.
 */
function pull(startedAt: number, now: number, place: number, reach: number): number | null {
  const toPlace = place - now;
  if (Math.abs(toPlace) > reach) return null;
  const beganThere = Math.abs(startedAt - place) < EXACT;
  return beganThere || Math.abs(now - startedAt) >= reach / 2 ? toPlace : null;
}

interface Pull {
  readonly by: number;
  readonly line: number;
}

/** The nearest line that draws. */
function nearest(pulls: readonly (Pull | null)[]): Pull | null {
  let best: Pull | null = null;
  for (const one of pulls) if (one && (!best || Math.abs(one.by) < Math.abs(best.by))) best = one;
  return best;
}

function pullAxis(start: Span, now: Span, lines: AxisLines, reach: number): Pull | null {
  const to = (from: number, at: number, line: number, within: number): Pull | null => {
    const by = pull(from, at, line, within);
    return by === null ? null : { by, line };
  };
  const middle = to(start.centre, now.centre, lines.middle, reach);
  // The middle of the case is what is meant most often: nothing else beside it draws.
  if (middle) return middle;
  const near = reach * OTHERS_REACH;
  const flat = now.high === now.low;
  return nearest([
    ...lines.centres.map((line) => to(start.centre, now.centre, line, near)),
    ...(flat ? [] : lines.edges).flatMap((line) => [
      to(start.low, now.low, line, near),
      to(start.high, now.high, line, near),
    ]),
  ]);
}

/** Draws a layer to the lines nearby, each way on its own, from `reachMm` away. */
export function snapToLines(start: Placement, now: Placement, lines: SnapLines, reachMm: number): Snapped {
  const [from, to] = [spansOf(start), spansOf(now)];
  const x = pullAxis(from.x, to.x, lines.x, reachMm);
  const y = pullAxis(from.y, to.y, lines.y, reachMm);
  const guides: Guide[] = [];
  if (x) guides.push({ kind: 'vertical', xMm: x.line });
  if (y) guides.push({ kind: 'horizontal', yMm: y.line });
  return { placement: moveBy(now, x?.by ?? 0, y?.by ?? 0), guides };
}

/** The turn that brings a layer of `rotationDeg` to the eighth of a turn nearby, or the turn as it is. */
export function snapTurn(
  rotationDeg: number,
  turnDeg: number,
): { turnDeg: number; guides: readonly Guide[] } {
  const wanted = rotationDeg + turnDeg;
  const eighth = Math.round(wanted / 45);
  const isRight = eighth % 2 === 0;
  const reach = isRight ? SNAP_DEG.rightAngle : SNAP_DEG.diagonal;
  if (pull(rotationDeg, wanted, eighth * 45, reach) === null) return { turnDeg, guides: [] };
  return {
    turnDeg: normaliseDeg(eighth * 45 - rotationDeg),
    guides: [{ kind: isRight ? 'upright' : 'diagonal' }],
  };
}
