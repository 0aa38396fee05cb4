import { useDeferredValue } from 'react';

const NOT_YET: readonly never[] = [];

/**
 * The list a moment later than the screen round it: the frame answers the tap first, and many cards follow. `undefined`
 * until then, and as long as there is no list.
 */
export function useDeferredList<Item>(items: readonly Item[] | undefined): readonly Item[] | undefined {
  const deferred = useDeferredValue<readonly Item[] | undefined>(items, NOT_YET);
  return deferred === NOT_YET ? undefined : deferred;
}
