/** Every delay of the scanner, in milliseconds. */
export const SCANNER_DELAYS = {
  /** A scanner sends a code in one go. A pause this long ends it where no line end is configured. */
  idleGapMs: 60,
  /** A scanner in presentation mode reads what lies before it again and again. */
  duplicateMs: 2_000,
} as const;
