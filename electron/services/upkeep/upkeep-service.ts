import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import { UPKEEP } from './delays.ts';

/** What upkeep works on. Each throws when the disk does not do it. */
export interface UpkeepDisk {
  /** Makes a verified copy; `day` names it. Gives its size in bytes. */
  backUp(day: string): Promise<number>;
  /** Takes some old sales, or else some old lines of the books, out of the journal, and says how many. */
  compact(beforeMs: number): number;
  databaseBytes(): number;
  freeBytes(): Promise<number>;
}

export interface UpkeepState {
  readonly lastBackupAtMs: number | null;
  /** Why the last attempt made none. `noRoom`: it would have filled the disk. */
  readonly trouble: 'noRoom' | 'failed' | null;
  readonly databaseBytes: number;
}

export interface UpkeepService {
  start(): void;
  stop(): Promise<void>;
  state(): UpkeepState;
}

export interface UpkeepOptions {
  readonly disk: UpkeepDisk;
  readonly clock: Clock;
  readonly log: Log;
  /** Nobody is at the screen, and no case is being made. */
  isQuiet(): boolean;
  /** The site's day, as yyMMdd. */
  today(): string;
  /** When the last backup was made, over restarts. */
  readonly kept: {
    get(): { day: string; atMs: number } | null;
    set(made: { day: string; atMs: number }): void;
  };
}

/** Once a day, in a quiet moment: a verified backup, then old sales out of the journal. A failure is tried again an hour later. */
export function createUpkeepService(options: UpkeepOptions): UpkeepService {
  const { disk, clock, log, isQuiet, today, kept } = options;
  const stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();
  let trouble: UpkeepState['trouble'] = null;

  const hasRoom = async (): Promise<boolean> =>
    (await disk.freeBytes()) >= disk.databaseBytes() * 2 + UPKEEP.leaveBytes;

  const backUp = async (day: string): Promise<void> => {
    if (!(await hasRoom())) {
      trouble = 'noRoom';
      log.warn('no room for a backup');
      return;
    }
    const bytes = await disk.backUp(day);
    kept.set({ day, atMs: clock.now() });
    trouble = null;
    log.info({ bytes }, 'backup made and verified');
  };

  /** Only what a backup holds is taken out: without one nothing is. */
  const compact = async (): Promise<void> => {
    const beforeMs = clock.now() - UPKEEP.keepSalesMs;
    let removed = 0;
    for (let some = 1; some > 0 && isQuiet() && !stopping.signal.aborted; removed += some) {
      some = disk.compact(beforeMs);
      if (some > 0) await clock.sleep(UPKEEP.betweenMs, stopping.signal);
    }
    if (removed > 0) log.info({ removed }, 'old sales and lines taken out of the journal');
  };

  const look = async (): Promise<void> => {
    const day = today();
    if (!isQuiet()) return;
    try {
      if (kept.get()?.day !== day) await backUp(day);
      if (kept.get()?.day === day) await compact();
    } catch (error) {
      if (stopping.signal.aborted) return;
      trouble = 'failed';
      log.error({ err: error }, 'upkeep failed');
    }
  };

  const goOn = async (): Promise<void> => {
    try {
      for (let waitMs: number = UPKEEP.firstMs; ; waitMs = trouble ? UPKEEP.againMs : UPKEEP.everyMs) {
        await clock.sleep(waitMs, stopping.signal);
        await look();
      }
    } catch (error) {
      if (!stopping.signal.aborted) throw error;
    }
  };

  return {
    start: () => {
      running = goOn();
    },
    stop: async () => {
      stopping.abort();
      await running;
    },
    state: () => ({
      lastBackupAtMs: kept.get()?.atMs ?? null,
      trouble,
      databaseBytes: disk.databaseBytes(),
    }),
  };
}
