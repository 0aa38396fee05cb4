/** Where a row that is dragged through a list would come to lie. Pure. */

/** A row of the list as it lay when the drag began, in CSS pixels. */
export interface RowSpan {
  readonly top: number;
  readonly height: number;
}

/** Index at which the row `from` lies after it was moved by `dyPx`: others make way once its middle has passed theirs. */
export function dropPlace(rows: readonly RowSpan[], from: number, dyPx: number): number {
  const row = rows[from];
  if (!row) return from;
  const middle = row.top + row.height / 2 + dyPx;
  let place = from;
  rows.forEach(({ top, height }, index) => {
    const theirs = top + height / 2;
    if (index < from && middle < theirs) place = Math.min(place, index);
    if (index > from && middle > theirs) place = Math.max(place, index);
  });
  return place;
}

/** By how much a row makes way for the one that is dragged from `from` to `to`. */
export function shiftPx(rows: readonly RowSpan[], index: number, from: number, to: number): number {
  const moved = rows[from];
  const next = rows[from + 1] ?? rows[from - 1];
  if (!moved || !next || index === from) return 0;
  const gap =
    from < rows.length - 1 ? next.top - moved.top - moved.height : moved.top - next.top - next.height;
  const step = moved.height + gap;
  if (index > from && index <= to) return -step;
  return index < from && index >= to ? step : 0;
}
