import type { SoakLook } from './soak.ts';

/** What has grown from the first looks to the last, in the middle of each: single looks differ by what is under way. */
export interface SoakGrowth {
  readonly heapBytes: number;
  readonly openHandles: number;
  /** On the disk for each sale between. */
  readonly databaseBytesPerSale: number;
  readonly largestWalBytes: number;
}

/** `early`, `late`: at least one look each. */
export function growthOf(early: readonly SoakLook[], late: readonly SoakLook[]): SoakGrowth {
  const grown = (figure: (look: SoakLook) => number) => middle(late.map(figure)) - middle(early.map(figure));
  const sales = grown((look) => look.sales);
  return {
    heapBytes: grown((look) => look.heapBytes),
    openHandles: grown((look) => look.openHandles ?? 0),
    databaseBytesPerSale: grown((look) => look.databaseBytes) / Math.max(1, sales),
    largestWalBytes: Math.max(...[...early, ...late].map((look) => look.walBytes)),
  };
}

const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
