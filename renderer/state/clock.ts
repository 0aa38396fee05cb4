/** Time as the screens see it. Passed in, so that tests own it. */
export interface Clock {
  /** Wall time, milliseconds since 1970. */
  nowMs(): number;
  /** Runs `task` once after `delayMs`; the returned function calls that off. */
  after(delayMs: number, task: () => void): () => void;
}

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};
