import { afterPaint } from '../../../components/after-paint.ts';

/** Passes what is typed on to the design, a moment after it stands in the field. */
export interface WordsWriter {
  write(words: string): void;
  /** Passes on at once what waits. */
  flush(): void;
  /** Forgets what waits. */
  drop(): void;
}

/** Calls a function later; gives what stops it. */
export type Later = (run: () => void) => () => void;

/**
 * A letter must be seen under the finger at once; drawing the case can wait for a frame, and several letters can share
 * one drawing.
 */
export function createWordsWriter(pass: (words: string) => void, later: Later = afterPaint): WordsWriter {
  let waiting: { readonly words: string; readonly stop: () => void } | null = null;
  const take = (): string | null => {
    const words = waiting?.words ?? null;
    waiting?.stop();
    waiting = null;
    return words;
  };
  const flush = (): void => {
    const words = take();
    if (words !== null) pass(words);
  };
  return {
    write: (words) => {
      const stop = waiting?.stop ?? later(flush);
      waiting = { words, stop };
    },
    flush,
    drop: take,
  };
}
