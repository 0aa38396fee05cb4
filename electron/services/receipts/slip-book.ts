import * as z from 'zod';
import { localeSchema } from '../../../shared/contract/kiosk.ts';
import type { Clock } from '../../system/clock.ts';

const slipSchema = z.object({
  /** The receipt's id at the printer too. */
  slipId: z.string(),
  saleId: z.string(),
  kind: z.enum(['queue', 'claim', 'refund']),
  locale: localeSchema,
  atMs: z.number(),
  /** `begun`: written before the first byte, so after a crash nobody knows how much of it is on the paper. */
  state: z.enum(['wanted', 'begun', 'printed', 'missing', 'unclear']),
});
export type SlipEntry = z.infer<typeof slipSchema>;

export interface SlipKeeper {
  get(key: string): { value: unknown } | null;
  set(key: string, value: unknown, atMs: number): void;
}

/** Which slips were wanted and what came of them, on the disk before and after each print. */
export interface SlipBook {
  all(): readonly SlipEntry[];
  /** False: it is in the book already. */
  want(slip: Omit<SlipEntry, 'state' | 'atMs'>): boolean;
  setState(slipId: string, state: SlipEntry['state']): void;
}

const KEY = 'slips';
/** A slip concerns a shopper for minutes: these are a busy day's. */
const KEPT = 200;

export function createSlipBook(keeper: SlipKeeper, clock: Clock): SlipBook {
  let slips = z.array(slipSchema).safeParse(keeper.get(KEY)?.value).data ?? [];
  const write = (next: SlipEntry[]) => {
    keeper.set(KEY, next.slice(-KEPT), clock.now());
    slips = next.slice(-KEPT);
  };
  return {
    all: () => slips,
    want: (slip) => {
      if (slips.some(({ slipId }) => slipId === slip.slipId)) return false;
      write([...slips, { ...slip, atMs: clock.now(), state: 'wanted' }]);
      return true;
    },
    setState: (slipId, state) =>
      write(slips.map((slip) => (slip.slipId === slipId ? { ...slip, state } : slip))),
  };
}
