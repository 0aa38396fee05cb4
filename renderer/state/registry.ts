const resets = new Set<() => void>();

/** Adds a store to those that are emptied when the shopper leaves. Every store that holds anything of a shopper's is here. */
export function registerStore(reset: () => void): void {
  resets.add(reset);
}

/** Erases everything of the last shopper's from this page. */
export function resetStores(): void {
  for (const reset of resets) reset();
}
