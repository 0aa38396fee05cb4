import type { Dictionary } from './dictionary.ts';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

/**
 * Reads all words in the browser's idle moments, so that the first touch of a letter with thousands of words is
 * answered as fast as the second. Returns a function that stops it.
 */
export function warmUp(dictionary: Dictionary): () => void {
  const waiting = LETTERS.flatMap((letter) => dictionary.syllablesBy(letter));
  let handle = requestIdleCallback(readSome);
  function readSome(deadline: IdleDeadline): void {
    while (waiting.length > 0 && deadline.timeRemaining() > 1) dictionary.wordsFrom(waiting.pop() ?? '');
    if (waiting.length > 0) handle = requestIdleCallback(readSome);
  }
  return () => cancelIdleCallback(handle);
}
