import { useCallback, useLayoutEffect, useRef } from 'react';

/** A function that never changes and calls the one of the last drawing: for handlers of many memoised children. */
export function useLatest<Args extends readonly unknown[]>(
  callback: (...args: Args) => void,
): (...args: Args) => void {
  const latest = useRef(callback);
  useLayoutEffect(() => {
    latest.current = callback;
  });
  return useCallback((...args: Args) => latest.current(...args), []);
}
