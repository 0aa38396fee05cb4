import * as z from 'zod';

/** Where small things are kept that outlive a restart. */
export interface KeptDoubts {
  get(key: string): { readonly value: unknown } | null;
  set(key: string, value: unknown, atMs: number): void;
}

/** Messages that may have had their effect, without anybody knowing. Durable when `add` returns. */
export interface Doubts {
  has(id: string): boolean;
  add(id: string): void;
  remove(id: string): void;
}

const KEY = 'memberNewsInDoubt';
const schema = z.array(z.string()).catch([]);

/** `isWaiting`: whether a message of this lane is still in the outbox; what is not is forgotten with the next write. */
export function createDoubts(
  kept: KeptDoubts,
  isWaiting: (lane: string) => boolean,
  now: () => number,
): Doubts {
  const read = () => schema.parse(kept.get(KEY)?.value ?? []);
  const write = (ids: readonly string[]) => kept.set(KEY, ids, now());
  return {
    has: (id) => read().includes(id),
    add: (id) => write([...read().filter((each) => each !== id && isWaiting(laneOf(each))), id]),
    remove: (id) => write(read().filter((each) => each !== id)),
  };
}

export const doubtId = (kind: string, lane: string): string => `${kind} ${lane}`;
const laneOf = (id: string): string => id.slice(id.indexOf(' ') + 1);
