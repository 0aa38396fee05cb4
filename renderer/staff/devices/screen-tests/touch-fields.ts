/** Fields of about a fingertip, as many across as the screen is wide. */
export interface TouchFields {
  readonly columns: number;
  readonly rows: number;
}

const FEW = 9;
const MANY = 16;

export const touchFields = (widthPx: number, heightPx: number): TouchFields =>
  widthPx > heightPx ? { columns: MANY, rows: FEW } : { columns: FEW, rows: MANY };

/** The field under a finger; null beside the screen. */
export function fieldAt(
  point: { readonly x: number; readonly y: number },
  size: { readonly width: number; readonly height: number },
  { columns, rows }: TouchFields,
): number | null {
  const column = Math.floor((point.x / size.width) * columns);
  const row = Math.floor((point.y / size.height) * rows);
  const isInside = column >= 0 && column < columns && row >= 0 && row < rows;
  return isInside ? row * columns + column : null;
}
