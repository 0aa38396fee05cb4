const UNITS = ['kB', 'MB', 'GB'] as const;

/** A file's size as people know it from their own computer: in steps of a thousand, with one digit after the point at most. */
export function fileSizeText(byteCount: number): string {
  let size = byteCount / 1000;
  let unit = 0;
  while (size >= 1000 && unit < UNITS.length - 1) {
    size /= 1000;
    unit++;
  }
  const shown = size >= 10 ? Math.round(size) : Math.max(0.1, Math.round(size * 10) / 10);
  return `${shown} ${UNITS[unit]}`;
}
