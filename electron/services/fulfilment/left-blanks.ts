import * as z from 'zod';
import type { Dispenser, Occupancy } from '../../devices/dispenser/types.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import type { Sale } from '../sale/sale.ts';

/*
 * A blank whose print failed lies before the printer or inside it, and a second one must not meet it. Where the sensor
 * sees it, the sensor says when it is gone. A printer that has drawn it in hides it from the sensor: then only a person
 * knows, who opens the service door, or says on the staff's page that the machine is clear.
 */

const DELAYS = {
  /** How often a blank that was left behind is looked for. */
  lookMs: 1_000,
  /** How long the place has to be seen empty: a sensor may lose a blank that somebody nudges. */
  goneMs: 2_000,
} as const;

const leftSchema = z.object({
  feedId: z.string(),
  /** The printer itself said that the print is over. Else it may go on, and draw the blank in. */
  isOver: z.boolean(),
  wasSeen: z.boolean(),
  wasDoorOpen: z.boolean(),
});
type LeftBlank = z.infer<typeof leftSchema>;

const bookSchema = z.object({ left: leftSchema.nullable(), known: z.array(z.string()) });
type Book = z.infer<typeof bookSchema>;

const KEY = 'left-blank';
/** A feed that failed longer ago than these is no news. */
const KEPT = 100;

export interface LeftBlanksOptions {
  readonly keeper: {
    get(key: string): { value: unknown } | null;
    set(key: string, value: unknown, atMs: number): void;
  };
  readonly dispenser: Pick<Dispenser, 'canFeed' | 'feedPosition' | 'door'>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface LeftBlanks {
  /** Told of each sale that is open, and of each that changes. */
  note(sale: Sale): void;
  /** Told of a blank that was fed without a sale, and of which no case came. */
  leave(feedId: string, isOver: boolean): void;
  /** A blank of an earlier case may be where the next would go. */
  isLeft(): boolean;
  /** That, or the sensor sees something there. `isTaken`: a case that is being made has the machine. */
  isPlaceBlocked(isTaken: boolean): Promise<boolean>;
  /** Staff have looked, and taken it out. What the sensor still sees counts all the same. */
  clear(): void;
  start(): void;
  stop(): Promise<void>;
}

export function createLeftBlanks({ keeper, dispenser, clock, log }: LeftBlanksOptions): LeftBlanks {
  const over = new AbortController();
  let book: Book = bookSchema.safeParse(keeper.get(KEY)?.value).data ?? { left: null, known: [] };
  let looking: Promise<void> = Promise.resolve();
  let isLooking = false;
  let emptySinceMs: number | null = null;

  /** The disk may be full: what this process knows counts until it can be written, and the journal tells the next one. */
  const write = (next: Book) => {
    book = next;
    try {
      keeper.set(KEY, next, clock.now());
    } catch (error) {
      log.error({ err: error }, 'it could not be kept that a blank was left behind');
    }
  };
  const change = (left: LeftBlank | null) => {
    if (JSON.stringify(left) !== JSON.stringify(book.left)) write({ ...book, left });
  };

  const leave = (found: Pick<LeftBlank, 'feedId' | 'isOver'>) => {
    if (!dispenser.canFeed || book.known.includes(found.feedId)) return;
    log.warn({ feedId: found.feedId }, 'a blank was left behind: nothing is fed before it is out');
    const known = [...book.known, found.feedId].slice(-KEPT);
    write({ left: { ...found, wasSeen: false, wasDoorOpen: false }, known });
    emptySinceMs = null;
    watch();
  };
  const note = (sale: Sale) => {
    const found = leftBlankOf(sale);
    if (found) leave(found);
  };

  const judge = (left: LeftBlank, place: Occupancy, door: 'open' | 'closed' | 'unknown') => {
    const wasSeen = left.wasSeen || place === 'occupied';
    const wasDoorOpen = left.wasDoorOpen || door === 'open';
    if (place !== 'empty') emptySinceMs = null;
    else emptySinceMs ??= clock.steadyMs();
    const isGone = emptySinceMs !== null && clock.steadyMs() - emptySinceMs >= DELAYS.goneMs;
    const wasTaken = isGone && ((wasSeen && left.isOver) || (wasDoorOpen && door === 'closed'));
    change(wasTaken ? null : { ...left, wasSeen, wasDoorOpen });
  };

  const look = async () => {
    const { left } = book;
    if (!left) return;
    const [place, door] = await Promise.all([dispenser.feedPosition(), dispenser.door()]);
    if (book.left?.feedId === left.feedId) judge(book.left, place, door);
  };

  const repeat = async () => {
    while (!over.signal.aborted && book.left !== null) {
      await look().catch((error: unknown) => log.error({ err: error }, 'no look at the blank left behind'));
      await clock.sleep(DELAYS.lookMs, over.signal).catch(() => undefined);
    }
    isLooking = false;
  };
  /** Only while there is something to look for: the dispenser is asked no more than needed. */
  const watch = () => {
    if (isLooking || over.signal.aborted || book.left === null) return;
    isLooking = true;
    looking = repeat();
  };

  return {
    note,
    leave: (feedId, isOver) => leave({ feedId, isOver }),
    isLeft: () => book.left !== null,
    isPlaceBlocked: async (isTaken) => {
      if (!dispenser.canFeed || isTaken) return false;
      return book.left !== null || (await dispenser.feedPosition()) === 'occupied';
    },
    clear: () => change(null),
    start: watch,
    stop: async () => {
      over.abort(new Error('the kiosk stops'));
      await looking;
    },
  };
}

/** The blank that was fed for this sale, and that no case came of. A dispense that failed is the dispenser's own trouble. */
function leftBlankOf({ feed, print }: Sale): Pick<LeftBlank, 'feedId' | 'isOver'> | null {
  if (!feed) return null;
  if (feed.state === 'failed' && !feed.certain) return { feedId: feed.id, isOver: false };
  const hasFailed = feed.state === 'finished' && print?.state === 'failed';
  return hasFailed ? { feedId: feed.id, isOver: print.certain } : null;
}
