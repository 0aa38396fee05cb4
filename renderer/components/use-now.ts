import { useEffect, useMemo, useReducer } from 'react';

function useDrawnEvery(periodMs: number): void {
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const timer = setInterval(drawAgain, periodMs);
    return () => clearInterval(timer);
  }, [periodMs]);
}

/** The wall time in milliseconds at this very drawing, which is repeated every `periodMs`, for the age of things. */
export function useNowMs(periodMs: number): number {
  useDrawnEvery(periodMs);
  return Date.now();
}

/** Often enough for no second to be skipped. */
const COUNTDOWN_DRAWN_MS = 500;

/**
 * Whole seconds until `endsAtMs` (wall time), never below zero. How far off that is, is looked up once: from then on it is
 * counted, so that a clock which is set meanwhile shows no other time.
 */
export function useSecondsLeft(endsAtMs: number): number {
  useDrawnEvery(COUNTDOWN_DRAWN_MS);
  const endsAtSteadyMs = useMemo(() => performance.now() + endsAtMs - Date.now(), [endsAtMs]);
  return Math.max(0, Math.ceil((endsAtSteadyMs - performance.now()) / 1000));
}
