import * as z from 'zod';
import { localeSchema } from '../../../shared/contract/kiosk.ts';
import type { Clock } from '../../system/clock.ts';

/** What the book knows of every slip, whatever it is about. */
const trackedSlip = {
  /** The receipt's id at the printer too. */
  slipId: z.string(),
  locale: localeSchema,
  atMs: z.number(),
  /** `begun`: written before the first byte, so after a crash nobody knows how much of it is on the paper. */
  state: z.enum(['wanted', 'begun', 'printed', 'missing', 'unclear']),
};
export type TrackedSlip = z.infer<z.ZodObject<typeof trackedSlip>>;

const slipSchema = z.object({
  ...trackedSlip,
  saleId: z.string(),
  kind: z.enum(['queue', 'claim', 'refund']),
});
export type SlipEntry = z.infer<typeof slipSchema>;

/** The claim of an order of documents. */
const documentSlipSchema = z.object({ ...trackedSlip, documentOrderId: z.string() });
export type DocumentSlipEntry = z.infer<typeof documentSlipSchema>;

export interface SlipKeeper {
  get(key: string): { value: unknown } | null;
  set(key: string, value: unknown, atMs: number): void;
}

/** Which slips were wanted and what came of them, on the disk before and after each print. */
export interface SlipBook<Entry extends TrackedSlip> {
  all(): readonly Entry[];
  /** Null: it is in the book already. */
  want(slip: Omit<Entry, 'state' | 'atMs'>): Entry | null;
  setState(slipId: string, state: TrackedSlip['state']): void;
}

/** A slip concerns a shopper for minutes: these are a busy day's. */
const KEPT = 200;

export const createSlipBook = (keeper: SlipKeeper, clock: Clock): SlipBook<SlipEntry> =>
  openBook('slips', z.array(slipSchema), keeper, clock);

export const createDocumentSlipBook = (keeper: SlipKeeper, clock: Clock): SlipBook<DocumentSlipEntry> =>
  openBook('document-slips', z.array(documentSlipSchema), keeper, clock);

function openBook<Entry extends TrackedSlip>(
  key: string,
  schema: z.ZodType<Entry[]>,
  keeper: SlipKeeper,
  clock: Clock,
): SlipBook<Entry> {
  let slips: Entry[] = schema.safeParse(keeper.get(key)?.value).data ?? [];
  const write = (next: Entry[]) => {
    keeper.set(key, next.slice(-KEPT), clock.now());
    slips = next.slice(-KEPT);
  };
  return {
    all: () => slips,
    want: (slip) => {
      if (slips.some(({ slipId }) => slipId === slip.slipId)) return null;
      const state = 'wanted' as const;
      const entry = { ...slip, atMs: clock.now(), state } as Entry;
      write([...slips, entry]);
      return entry;
    },
    setState: (slipId, state) =>
      write(slips.map((slip) => (slip.slipId === slipId ? { ...slip, state } : slip))),
  };
}
