/** A picture of dots: one bit each, 1 is black, the highest bit of a byte on the left. */
export interface Bitmap {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly bytesPerRow: number;
  readonly rows: Uint8Array;
}

export function createBitmap(widthPx: number, heightPx: number): Bitmap {
  const bytesPerRow = Math.ceil(widthPx / 8);
  return { widthPx, heightPx, bytesPerRow, rows: new Uint8Array(bytesPerRow * heightPx) };
}

/** Dots outside are white. */
export function isBlack({ widthPx, heightPx, bytesPerRow, rows }: Bitmap, x: number, y: number): boolean {
  if (x < 0 || y < 0 || x >= widthPx || y >= heightPx) return false;
  return ((rows[y * bytesPerRow + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
}

/** Dots outside are left out. */
export function blacken({ widthPx, heightPx, bytesPerRow, rows }: Bitmap, x: number, y: number): void {
  if (x < 0 || y < 0 || x >= widthPx || y >= heightPx) return;
  const at = y * bytesPerRow + (x >> 3);
  rows[at] = (rows[at] ?? 0) | (0x80 >> (x & 7));
}

export function blackenBox(bitmap: Bitmap, x: number, y: number, widthPx: number, heightPx: number): void {
  for (let row = y; row < y + heightPx; row++)
    for (let column = x; column < x + widthPx; column++) blacken(bitmap, column, row);
}

export function isBlackRow({ bytesPerRow, rows }: Bitmap, row: number): boolean {
  return rows.subarray(row * bytesPerRow, (row + 1) * bytesPerRow).some((byte) => byte !== 0);
}

/** Puts the black dots of one picture on another. */
export function stamp(target: Bitmap, source: Bitmap, left: number, top: number): void {
  for (let y = 0; y < source.heightPx; y++)
    for (let x = 0; x < source.widthPx; x++) if (isBlack(source, x, y)) blacken(target, left + x, top + y);
}

/** Black where the grey is darker than `limit` (0 to 255): crisp edges for text and lines. */
export function thresholdGrey(grey: Uint8Array, widthPx: number, heightPx: number, limit: number): Bitmap {
  const bitmap = createBitmap(widthPx, heightPx);
  for (let y = 0; y < heightPx; y++)
    for (let x = 0; x < widthPx; x++) if ((grey[y * widthPx + x] ?? 255) < limit) blacken(bitmap, x, y);
  return bitmap;
}
