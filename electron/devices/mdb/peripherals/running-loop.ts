/** Work that goes on until it is stopped. */
export interface RunningLoop {
  /** A second start while it runs does nothing. */
  start(): void;
  /** Resolves once the work has come to its end. */
  stop(): Promise<void>;
}

/** `run` ends when its signal is aborted. It can be started again after a stop. */
export function createRunningLoop(run: (signal: AbortSignal) => Promise<void>): RunningLoop {
  let running: { readonly abort: AbortController; readonly over: Promise<void> } | null = null;
  return {
    start: () => {
      if (running) return;
      const abort = new AbortController();
      running = { abort, over: run(abort.signal) };
    },
    stop: async () => {
      const stopping = running;
      running = null;
      stopping?.abort.abort();
      await stopping?.over;
    },
  };
}
