/**
 * Does something once the next frame is on the screen. Drawing another screen, or the canvases of the case anew, takes longer
 * than a shopper waits for an answer: what was touched shows first that it was touched. @returns what stops it
 */
export function afterPaint(work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  // The callback runs before the frame is painted, a task set from it after that.
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(work);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
