import type { TubeMemory } from '../books.ts';
import type { CoinEvent } from '../types.ts';

/**
 * Keeps in mind how many coins lie in each tube by what was told, and compares with what the changer counts. A coin that
 * the changer told of in the moment when the process died, or the line failed, is told by nobody again; in the tube it is.
 */
export interface TubeWatch {
  /** Before a coin is told: there were so many in its tube before it. */
  noticeBefore(type: number, count: number): void;
  /** A coin was told, and is in the books by now. */
  expect(type: number, count: number): void;
  /** Everything up to these counts has been told. */
  settle(counts: readonly number[]): void;
  /** Coins are moving: until `settle` or `compare` nothing can be compared. */
  unsettle(): void;
  /** Tells of each tube whose count nothing explains; then the new counts hold. */
  compare(counts: readonly number[]): void;
  /** Whether these counts are what was told. True where nothing can be compared. */
  isExplained(counts: readonly number[]): boolean;
}

export interface TubeWatchOptions {
  readonly memory: TubeMemory;
  /** Per coin type, in minor units; 0 where there is no such coin. */
  valuesMinor(): readonly number[];
  tell(event: CoinEvent): void;
}

export function createTubeWatch({ memory, valuesMinor, tell }: TubeWatchOptions): TubeWatch {
  let told = memory.read();

  const write = (counts: readonly number[] | null) => {
    if (JSON.stringify(counts) === JSON.stringify(told)) return;
    told = counts;
    try {
      memory.write(counts);
    } catch {
      // A full disk. This process knows; after a restart a difference is told that is none, and staff count once more.
    }
  };
  const differing = (counts: readonly number[]) => {
    const before = told;
    if (!before) return [];
    return valuesMinor().flatMap((valueMinor, type) => {
      const countBefore = before[type] ?? 0;
      const countNow = counts[type] ?? 0;
      return valueMinor > 0 && countBefore !== countNow ? [{ valueMinor, countBefore, countNow }] : [];
    });
  };
  const toldWith = (type: number, count: number) =>
    told?.map((known, index) => (index === type ? count : known)) ?? null;
  const compare = (counts: readonly number[]) => {
    for (const difference of differing(counts)) tell({ kind: 'tubeDiffers', ...difference });
    write(counts);
  };

  return {
    compare,
    settle: write,
    unsettle: () => write(null),
    isExplained: (counts) => differing(counts).length === 0,
    expect: (type, count) => write(toldWith(type, count)),
    noticeBefore: (type, count) => {
      const counts = toldWith(type, count);
      if (counts && count > (told?.[type] ?? 0)) compare(counts);
    },
  };
}
