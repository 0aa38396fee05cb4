/** So much at once, and one more for each interval: what comes faster is not let through. */
export function createAllowance(
  now: () => number,
  { burst, intervalMs }: { burst: number; intervalMs: number },
) {
  let left = burst;
  let countedAtMs = now();
  return (): boolean => {
    const nowMs = now();
    // A clock that was set back gives nothing, and takes nothing.
    left = Math.min(burst, left + Math.max(0, nowMs - countedAtMs) / intervalMs);
    countedAtMs = nowMs;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}
