/** What a production may take at most. All of it in one place, with the reason of each figure. */
export const PRODUCTION_LIMITS = {
  /** Pixels of the sheet with its bleed. A folding phone's case opened flat is 16 million at 600 dpi. */
  maxSheetPixels: 40_000_000,
  /** Bytes of an ICC profile. Those of print shops have 0.5 to 3 million. */
  maxIccProfileBytes: 16 * 1024 * 1024,
  /** Decoding, or encoding one file, takes 0.1 to 1.5 s. Beyond this the picture counts as broken. */
  imageTimeoutSeconds: 60,
  /** Drawing the white in takes 0.1 to 1.5 s. */
  erodeTimeoutMs: 60_000,
} as const;
