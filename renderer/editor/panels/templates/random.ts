/** Chances that come out the same for the same seed. */
export interface Random {
  /** From 0 up to 1. */
  next(): number;
  /** True so often: 0.25 is every fourth time. */
  chance(part: number): boolean;
  /** Throws on an empty list, as there is nothing to take. */
  pick<Value>(values: readonly Value[]): Value;
}

/** The generator "mulberry32": small, and good enough to choose by. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    chance: (part) => next() < part,
    pick: (values) => {
      const picked = values[Math.floor(next() * values.length)];
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
  };
}
