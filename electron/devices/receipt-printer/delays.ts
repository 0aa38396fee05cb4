/** Every delay of the receipt printer, in milliseconds. */
export const RECEIPT_PRINTER_DELAYS = {
  /** Between two looks at its status. */
  lookMs: 1_000,
  /** `DLE EOT` is answered at once, also while printing; a slow USB adapter needs a moment. */
  statusMs: 800,
  /** One band of the picture. A full buffer stops the line until some of it is on the paper. */
  bandMs: 5_000,
  /** From the last byte to the answer that the printer has got that far: 30 cm of paper at 50 mm/s, and the cut. */
  finishMs: 12_000,
  /** After an answer that did not come, so that it is not taken for the next one. */
  lateAnswerMs: 300,
} as const;
