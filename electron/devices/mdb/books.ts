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

export const mdbBookSchema = z.strictObject({ payOuts: z.array(payOutSchema), vends: z.array(vendSchema) });
export type MdbBook = z.infer<typeof mdbBookSchema>;
export const EMPTY_BOOK: MdbBook = { payOuts: [], vends: [] };
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
