import * as z from 'zod';
import type { Clock } from '../../../system/clock.ts';
import type { PrintLine } from '../../fulfilment/machine-turn.ts';
import type { Sale } from '../../sale/sale.ts';

const KEY = 'print-line';

const lineSchema = z.object({
  paused: z.object({ atMs: z.number(), personName: z.string() }).nullable(),
  movedUp: z.array(z.string()),
});
type Kept = z.infer<typeof lineSchema>;

export interface PrintLineOptions {
  readonly keeper: {
    get(key: string): { value: unknown } | null;
    set(key: string, value: unknown, atMs: number): void;
  };
  readonly clock: Clock;
  hasBlank(sale: Sale): boolean;
}

/** The line before the machine, as staff steer it. Both the pause and the order outlive a restart. */
export interface SteeredLine extends PrintLine {
  paused(): Kept['paused'];
  /** Durable when it returns; throws when the disk does not take it. */
  pause(personName: string): void;
  resume(): void;
  /** These come first, in this order, and then the others as they were placed. What was said before is forgotten. */
  putFirst(saleIds: readonly string[]): void;
}

export function createPrintLine({ keeper, clock, hasBlank }: PrintLineOptions): SteeredLine {
  let line: Kept = lineSchema.safeParse(keeper.get(KEY)?.value).data ?? { paused: null, movedUp: [] };
  const keep = (next: Kept) => {
    keeper.set(KEY, next, clock.now());
    line = next;
  };
  return {
    isPaused: () => line.paused !== null,
    movedUp: () => line.movedUp,
    hasBlank,
    paused: () => line.paused,
    pause: (personName) => {
      if (line.paused === null) keep({ ...line, paused: { atMs: clock.now(), personName } });
    },
    resume: () => {
      if (line.paused !== null) keep({ ...line, paused: null });
    },
    putFirst: (saleIds) => keep({ ...line, movedUp: [...saleIds] }),
  };
}
