/** Time as the services see it. Passed in, so that tests and the simulation own it. */
export interface Clock {
  /** Wall time, milliseconds since 1970, for dates that people and other systems read. Somebody may set it at any moment. */
  now(): number;
  /**
   * For deadlines and for how long something took: the wall time at which this process began, and what has really
   * passed since, in milliseconds. Nobody can set it. A restart begins it anew at the wall time of then, so a stamp of a
   * former life may lie ahead or too far back: whoever keeps one says what that means.
   */
  steadyMs(): number;
  /** Resolves after `delayMs`; rejects with the signal's reason when it aborts first. */
  sleep(delayMs: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  steadyMs: () => performance.timeOrigin + performance.now(),
  sleep: (delayMs, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const onAbort = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      }, delayMs);
      signal?.addEventListener('abort', onAbort, { once: true });
    }),
};
