import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { AuditLog } from './journal/audit.ts';
import { backUp } from './journal/backup.ts';
import { compactDocuments, compactStock, rollUpMoves } from './journal/compact-books.ts';
import { compactSales } from './journal/compaction.ts';
import { databaseSize } from './journal/database-size.ts';
import type { Closers, Ground } from './kiosk-ground.ts';
import { createCashUpBook } from './services/cash/cash-up-book.ts';
import { linesInUse } from './services/cash/periods.ts';
import { UPKEEP } from './services/upkeep/delays.ts';
import { createUpkeepService, type UpkeepService } from './services/upkeep/upkeep-service.ts';
import { dayOf } from './system/ids.ts';

const KEPT = 'upkeep.backup';
const keptSchema = z.object({ day: z.string(), atMs: z.number() });

/** Backups and compaction of the journal, in the folder of the data. */
export function openUpkeep(
  { database, dataDir, kept, clock, log }: Ground,
  {
    timeZone,
    isQuiet,
    audit,
  }: { readonly timeZone: string; isQuiet(): boolean; readonly audit: Pick<AuditLog, 'compact'> },
  closers: Closers,
): UpkeepService {
  const cashUps = createCashUpBook(database);
  /** After the sales: a blank's line goes with the sale that it was fed for. */
  const compactBooks = (): number => {
    const nowMs = clock.now();
    const beforeMs = nowMs - UPKEEP.keepBooksMs;
    const moves = rollUpMoves(database, beforeMs, linesInUse(cashUps));
    return moves + compactStock(database, beforeMs) + audit.compact(beforeMs, nowMs);
  };
  const service = createUpkeepService({
    clock,
    log: log.child({ part: 'upkeep' }),
    isQuiet,
    today: () => dayOf(clock.now(), timeZone),
    kept: {
      get: () => keptSchema.safeParse(kept.get(KEPT)?.value).data ?? null,
      set: (made) => kept.set(KEPT, made, made.atMs),
    },
    disk: {
      backUp: async (day) =>
        (await backUp(database, join(dataDir, 'backups'), day, UPKEEP.keepBackups)).bytes,
      compact: (beforeMs) => {
        const taken = compactSales(database, beforeMs) + compactDocuments(database, beforeMs);
        return taken > 0 ? taken : compactBooks();
      },
      databaseBytes: () => databaseSize(database).bytes,
      freeBytes: async () => {
        const { bavail, bsize } = await statfs(dataDir);
        return bavail * bsize;
      },
    },
  });
  closers.push(() => service.stop());
  return service;
}
