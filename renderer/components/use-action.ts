import { useCallback, useEffect, useRef, useState } from 'react';

/** Runs an asynchronous action once at a time and tells whether it is under way: a double tap does one thing. */
export function useAction<Arguments extends readonly unknown[]>(
  action: (...args: Arguments) => Promise<unknown>,
): readonly [(...args: Arguments) => void, boolean] {
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const latest = useRef(action);
  useEffect(() => {
    latest.current = action;
  });
  const run = useCallback((...args: Arguments) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    void latest.current(...args).finally(() => {
      running.current = false;
      setBusy(false);
    });
  }, []);
  return [run, busy];
}
