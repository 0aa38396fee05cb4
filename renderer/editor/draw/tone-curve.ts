/** A tone curve through these points, from 0 to 1 each way. */
export type Curve = readonly (readonly [x: number, y: number])[];

/** The curve's height at x; straight lines would show as bands of tone, so it is smooth at its points (Fritsch-Carlson). */
export function heightOf(curve: Curve, x: number): number {
  const at = Math.max(
    curve.findIndex(([right], index) => index > 0 && x <= right),
    1,
  );
  const [x0, y0] = curve[at - 1] ?? [0, 0];
  const [x1, y1] = curve[at] ?? [1, 1];
  const slope = (from: number): number => {
    const [one, other] = [curve[from], curve[from + 1]];
    return one && other ? (other[1] - one[1]) / (other[0] - one[0]) : 0;
  };
  const own = slope(at - 1);
  const bend = (other: number): number => (own <= 0 || other <= 0 ? 0 : (2 * own * other) / (own + other));
  const startSlope = at === 1 ? own : bend(slope(at - 2));
  const endSlope = at === curve.length - 1 ? own : bend(slope(at));
  const width = x1 - x0;
  const t = (x - x0) / width;
  return (
    (2 * t ** 3 - 3 * t ** 2 + 1) * y0 +
    (t ** 3 - 2 * t ** 2 + t) * width * startSlope +
    (-2 * t ** 3 + 3 * t ** 2) * y1 +
    (t ** 3 - t ** 2) * width * endSlope
  );
}
