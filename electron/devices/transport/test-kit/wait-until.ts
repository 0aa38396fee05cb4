/** Polls a condition of the real world until it holds; throws after `limitMs` with what was waited for. */
export async function waitUntil(what: string, isReached: () => boolean, limitMs = 5_000): Promise<void> {
  const deadlineMs = performance.now() + limitMs;
  while (!isReached()) {
    if (performance.now() > deadlineMs) throw new Error(`${what}: not within ${limitMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
