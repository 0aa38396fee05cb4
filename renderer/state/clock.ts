/** Time as the screens see it. Passed in, so that tests own it. */
export interface Clock {
  /** Wall time, milliseconds since 1970. */
  nowMs(): number;
  /** Milliseconds since some moment, counted evenly: whoever sets the clock on the wall does not move it. */
  steadyMs(): number;
  /** Runs `task` once after `delayMs`; the returned function calls that off. */
  after(delayMs: number, task: () => void): () => void;
}

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  steadyMs: () => performance.now(),
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};
