import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, transaction } from '../../electron/journal/database.ts';
import { createKiosk } from '../../electron/kiosk.ts';
import { systemClock } from '../../electron/system/clock.ts';
import { silentLog } from '../../electron/system/log.ts';
import { median, type Row } from './table.ts';

const PAST_SALES = 100_000;
/** Of a sale by QR code, from its start to the empty tray. */
const EVENTS_A_SALE = 14;
const EVENT_BYTES = 180;
const ROUNDS = 5;
/** The design of a sale lies in its first event. */
const DESIGN_BYTES = 2_000;

/** How long a kiosk takes to open with a long life behind it, over how long with none. */
export async function measureStartUp(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'casepress-start-'));
  try {
    const young = join(folder, 'young');
    const old = join(folder, 'old');
    await timeToOpen(young, folder);
    await timeToOpen(old, folder);
    const bytes = addPastSales(join(old, 'kiosk.sqlite'));
    const times = { young: [] as number[], old: [] as number[] };
    for (let round = 0; round < ROUNDS; round++) {
      times.young.push(await timeToOpen(young, folder));
      times.old.push(await timeToOpen(old, folder));
    }
    return [
      {
        what: `start with ${PAST_SALES} past sales (${Math.round(bytes / 1e6)} MB) over a start with none`,
        measured: median(times.old) / median(times.young),
        target: 1.2,
        unit: '×',
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timeToOpen(dataDir: string, folder: string): Promise<number> {
  const configFile = join(folder, 'kiosk.json');
  writeFileSync(configFile, '{ "network": { "lanAddress": "127.0.0.1" } }');
  const beganMs = performance.now();
  const kiosk = await createKiosk({ configFile, dataDir, log: silentLog, clock: systemClock });
  const tookMs = performance.now() - beganMs;
  await kiosk.close();
  return tookMs;
}

/** Past sales as they lie on the disk: at rest, and booked. Gives the size of the file. */
function addPastSales(file: string): number {
  const database = openDatabase(file);
  database.exec('PRAGMA synchronous = OFF; DROP TRIGGER sale_events_unbooked');
  const event = database.prepare('INSERT INTO sale_events VALUES (?, ?, ?, ?, ?)');
  const sale = database.prepare(
    `INSERT INTO sales (sale_id, started_at_ms, at_rest, state, queue_no) VALUES (?, ?, 1, 'delivered', ?)`,
  );
  const id = database.prepare('INSERT INTO sale_ids VALUES (?, ?)');
  const body = JSON.stringify({ text: 'x'.repeat(EVENT_BYTES) });
  const design = JSON.stringify({ text: 'x'.repeat(DESIGN_BYTES) });
  const startMs = Date.now() - PAST_SALES * 60_000;
  transaction(database, () => {
    for (let number = 0; number < PAST_SALES; number++) {
      const saleId = `past-${String(number).padStart(6, '0')}`;
      const atMs = startMs + number * 60_000;
      for (let seq = 0; seq < EVENTS_A_SALE; seq++)
        event.run(saleId, seq, atMs, 'orderStatusSeen', seq === 0 ? design : body);
      sale.run(saleId, atMs, `A${String(number % 1000).padStart(3, '0')}`);
      for (const prefix of ['PYEN', 'OREN']) id.run(`${prefix}${saleId}`, saleId);
    }
  });
  const bytes = Number(database.prepare('PRAGMA page_count').get()?.page_count ?? 0) * 4096;
  database.exec(
    `CREATE TRIGGER sale_events_unbooked AFTER INSERT ON sale_events BEGIN
       INSERT OR IGNORE INTO cash_unbooked (sale_id) VALUES (NEW.sale_id);
     END; PRAGMA wal_checkpoint(TRUNCATE)`,
  );
  database.close();
  return bytes;
}
