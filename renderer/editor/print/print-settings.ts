/** Dots per inch of the print file before the main process has said what its configuration wants. */
export const USUAL_PRINT_DPI = 300;

/**
 * A design that could be printed has been on the case for so long: its worker is started now, when there is nothing else to
 * do. Nobody is done sooner.
 */
export const SPARE_WORKER_AFTER_MS = 1500;

/** Every time limit of the print picture, in milliseconds. */
export const PRINT_DEADLINES = {
  /** Loading the originals, drawing and encoding. Takes about a second; a weak machine with many photos, ten. */
  drawMs: 45_000,
  /** Handing the file to the main process, which writes it to disk on this machine. */
  handOverMs: 30_000,
} as const;
