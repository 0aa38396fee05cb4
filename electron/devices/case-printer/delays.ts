/** Every delay of the case printers, in milliseconds. */
export const CASE_PRINTER_DELAYS = {
  /** Between two looks at the printer for `onStatus`: a printer that is gone is on the screen within a second. */
  lookMs: 400,
  /** A printer on the local network opens a connection within a few ms; one in power saving may take longer. */
  connectMs: 2_000,
  /** One question and its answer. Some printers think for seconds while they print. */
  answerMs: 5_000,
  /** A print file of 60 MB over a slow network, and the printer's answer after it. */
  documentMs: 90_000,
  /** Bytes to a raw port. A printer that is full stops taking them for as long as it prints. */
  rawWriteMs: 120_000,
  /** PJL answers at once or not at all. */
  pjlAnswerMs: 2_000,
} as const;
