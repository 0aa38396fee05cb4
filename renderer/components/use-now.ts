import { useEffect, useReducer } from 'react';

/** The wall time in milliseconds at this very drawing, which is repeated every `periodMs`, for countdowns. */
export function useNowMs(periodMs = 500): number {
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const timer = setInterval(drawAgain, periodMs);
    return () => clearInterval(timer);
  }, [periodMs]);
  return Date.now();
}

/** Whole seconds until `endsAtMs` (wall time), never below zero. */
export function useSecondsLeft(endsAtMs: number): number {
  return Math.max(0, Math.ceil((endsAtMs - useNowMs()) / 1000));
}
