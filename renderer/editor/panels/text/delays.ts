/** All waits of the text panel, in milliseconds. */
export const TEXT_DELAYS = {
  /** After so long a pause what is typed is a step of its own for undo. */
  newBurstAfterMs: 1500,
} as const;
