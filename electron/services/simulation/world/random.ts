/** Chance out of one seed: the same seed gives the same run, on every machine. */
export interface Random {
  /** 0 ≤ x < 1. */
  next(): number;
  /** 0 ≤ n < `limit`, whole. */
  below(limit: number): number;
  /** Whole, both ends included. */
  between(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<Value>(values: readonly [Value, ...Value[]]): Value;
  /** A stream of its own: what one part draws does not shift what another draws. */
  fork(): Random;
}

/** Mulberry32: small, quick, and good enough to choose faults by. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    between: (from, to) => from + below(to - from + 1),
    chance: (probability) => next() < probability,
    pick: (values) => values[below(values.length)] ?? values[0],
    fork: () => createRandom(below(2 ** 32)),
  };
}
