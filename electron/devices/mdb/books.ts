import * as z from 'zod';
import type { SimulatedMemory } from '../simulated-memory.ts';

/*
 * The kiosk's own durable memory of pay-outs and vends. An entry is written before the first byte goes out, so what is
 * not in the book never reached the device, and what was begun and not ended is not begun again.
 */

const payOutSchema = z.strictObject({
  id: z.string(),
  amountMinor: z.number().int(),
  /** `begun`: the command may be on its way. `unknown`: nobody can tell any more. */
  state: z.enum(['begun', 'done', 'short', 'unknown', 'refused']),
  paidMinor: z.number().int(),
});
export type PayOutEntry = z.infer<typeof payOutSchema>;

const vendSchema = z.strictObject({
  id: z.string(),
  reader: z.union([z.literal(1), z.literal(2)]),
  amountMinor: z.number().int(),
  state: z.enum([
    'asked',
    'approved',
    'settling',
    'denied',
    'cancelled',
    'succeeded',
    'failed',
    'countedAsSuccess',
    'unclear',
    'refused',
  ]),
  refund: z.enum(['done', 'refused', 'untold']).nullable(),
});
export type VendEntry = z.infer<typeof vendSchema>;

const heardSchema = z.strictObject({
  moneyId: z.string(),
  means: z.enum(['coins', 'bills']),
  amountMinor: z.number().int(),
  atMs: z.number(),
});
export type HeardEntry = z.infer<typeof heardSchema>;

export const mdbBookSchema = z.strictObject({
  payOuts: z.array(payOutSchema),
  vends: z.array(vendSchema),
  /** Coins per tube, as far as was told; null while coins move. */
  tubes: z.array(z.number().int()).nullable().default(null),
  /** Coins and notes as they were heard, newest last. */
  heard: z.array(heardSchema).default([]),
});
export type MdbBook = z.infer<typeof mdbBookSchema>;
export const EMPTY_BOOK: MdbBook = { payOuts: [], vends: [], tubes: null, heard: [] };
export type MdbMemory = SimulatedMemory<MdbBook>;

/** Entries kept of each kind: months of sales, and still a small file. */
const MAX_ENTRIES = 500;

export interface Book<Entry extends { readonly id: string }> {
  find(id: string): Entry | undefined;
  all(): readonly Entry[];
  put(entry: Entry): void;
}

export const createPayOutBook = (memory: MdbMemory): Book<PayOutEntry> =>
  createBook(
    () => memory.read().payOuts,
    (payOuts) => memory.write({ ...memory.read(), payOuts }),
  );

export const createVendBook = (memory: MdbMemory): Book<VendEntry> =>
  createBook(
    () => memory.read().vends,
    (vends) => memory.write({ ...memory.read(), vends }),
  );

/** What lies in the tubes by all that was told of them. */
export interface TubeMemory {
  read(): readonly number[] | null;
  write(counts: readonly number[] | null): void;
}

export const createTubeMemory = (memory: MdbMemory): TubeMemory => ({
  read: () => memory.read().tubes,
  write: (counts) => memory.write({ ...memory.read(), tubes: counts && [...counts] }),
});

export interface JoiningMemory extends MdbMemory {
  /** All writes within `work` become one. Throws, with nothing changed, where the disk does not take it. */
  asOne(work: () => void): void;
}

/** Each write is flushed to the disk, and a coin is not to wait for several of them. */
export function joinWrites(memory: MdbMemory): JoiningMemory {
  let draft: MdbBook | null = null;
  return {
    read: () => draft ?? memory.read(),
    write: (book) => {
      if (draft) draft = book;
      else memory.write(book);
    },
    asOne: (work) => {
      const before = memory.read();
      draft = before;
      try {
        work();
      } finally {
        const after = draft;
        draft = null;
        if (after !== before) memory.write(after);
      }
    },
  };
}

function createBook<Entry extends { readonly id: string }>(
  read: () => Entry[],
  write: (entries: Entry[]) => void,
): Book<Entry> {
  return {
    find: (id) => read().find((entry) => entry.id === id),
    all: read,
    put: (entry) => {
      const entries = read();
      const isKnown = entries.some((known) => known.id === entry.id);
      const next = isKnown
        ? entries.map((known) => (known.id === entry.id ? entry : known))
        : [...entries, entry];
      write(next.slice(-MAX_ENTRIES));
    },
  };
}
