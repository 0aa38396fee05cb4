/** How much of red, green and blue goes into one channel. */
export type Row = readonly [red: number, green: number, blue: number];
export type Matrix3 = readonly [Row, Row, Row];

/** How bright each channel looks to the eye (Rec. 709). */
export const LUMA: Row = [0.2126, 0.7152, 0.0722];

/** 0: grey, 1: as it is, more: stronger colours. */
export function saturate(amount: number): Matrix3 {
  const row = (at: number): Row => {
    const [r, g, b] = LUMA.map((part, from) => part * (1 - amount) + (from === at ? amount : 0));
    return [r ?? 0, g ?? 0, b ?? 0];
  };
  return [row(0), row(1), row(2)];
}

/** Strengthens the channels of a matrix, each by its own factor. */
export const tint = ([r, g, b]: Matrix3, [red, green, blue]: Row): Matrix3 => [
  [r[0] * red, r[1] * red, r[2] * red],
  [g[0] * green, g[1] * green, g[2] * green],
  [b[0] * blue, b[1] * blue, b[2] * blue],
];

/** One matrix after the other: `other` first. */
export const times = (one: Matrix3, other: Matrix3): Matrix3 => {
  const row = ([a, b, c]: Row): Row => [
    a * other[0][0] + b * other[1][0] + c * other[2][0],
    a * other[0][1] + b * other[1][1] + c * other[2][1],
    a * other[0][2] + b * other[1][2] + c * other[2][2],
  ];
  return [row(one[0]), row(one[1]), row(one[2])];
};
