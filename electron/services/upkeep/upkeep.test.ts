import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compactSales } from '../../journal/compaction.ts';
import { openDatabase } from '../../journal/database.ts';
import { silentLog } from '../../system/log.ts';
import { createVirtualClock } from '../sale/simulation/virtual-clock.ts';
import { UPKEEP } from './delays.ts';
import { createUpkeepService, type UpkeepDisk } from './upkeep-service.ts';

const HOUR_MS = 3_600_000;

function setUp(disk: Partial<UpkeepDisk> = {}) {
  const clock = createVirtualClock(Date.UTC(2026, 6, 1, 4));
  const made: string[] = [];
  let kept: { day: string; atMs: number } | null = null;
  const scene = { isQuiet: true, day: '260701', compacted: [] as number[], made, clock };
  const options = {
    disk: {
      backUp: async (day: string) => {
        made.push(day);
        return 1;
      },
      compact: (beforeMs: number) => {
        scene.compacted.push(beforeMs);
        return 0;
      },
      databaseBytes: () => 1000,
      freeBytes: async () => Number.MAX_SAFE_INTEGER,
      ...disk,
    },
    clock,
    log: silentLog,
    isQuiet: () => scene.isQuiet,
    today: () => scene.day,
    kept: {
      get: () => kept,
      set: (value: { day: string; atMs: number }) => {
        kept = value;
      },
    },
  };
  return { scene, open: () => createUpkeepService(options) };
}

describe('upkeep', () => {
  it('makes one backup a day, over a restart too, and compacts after it', async () => {
    const { scene, open } = setUp();
    const first = open();
    first.start();
    await scene.clock.advance(3 * HOUR_MS);
    await first.stop();
    const second = open();
    second.start();
    await scene.clock.advance(3 * HOUR_MS);
    expect(scene.made).toEqual(['260701']);
    expect(scene.compacted.length).toBeGreaterThan(0);
    expect(scene.compacted[0]).toBeLessThan(scene.clock.now() - UPKEEP.keepSalesMs);
    scene.day = '260702';
    await scene.clock.advance(HOUR_MS);
    await second.stop();
    expect(scene.made).toEqual(['260701', '260702']);
    expect(second.state()).toMatchObject({ trouble: null, databaseBytes: 1000 });
  });

  it('waits while somebody is at the screen', async () => {
    const { scene, open } = setUp();
    scene.isQuiet = false;
    const service = open();
    service.start();
    await scene.clock.advance(5 * HOUR_MS);
    expect(scene.made).toEqual([]);
    scene.isQuiet = true;
    await scene.clock.advance(UPKEEP.everyMs);
    await service.stop();
    expect(scene.made).toEqual(['260701']);
  });

  it('that fails says so, compacts nothing, and is tried again', async () => {
    let failures = 2;
    const { scene, open } = setUp({
      backUp: async () => {
        failures -= 1;
        if (failures >= 0) throw new Error('the disk does not take it');
        return 1;
      },
    });
    const service = open();
    service.start();
    await scene.clock.advance(UPKEEP.firstMs);
    expect(service.state()).toMatchObject({ trouble: 'failed', lastBackupAtMs: null });
    expect(scene.compacted).toEqual([]);
    await scene.clock.advance(3 * UPKEEP.againMs);
    await service.stop();
    expect(service.state().trouble).toBeNull();
    expect(service.state().lastBackupAtMs).not.toBeNull();
  });

  it('does not fill the disk with a backup', async () => {
    const { scene, open } = setUp({ freeBytes: async () => UPKEEP.leaveBytes });
    const service = open();
    service.start();
    await scene.clock.advance(2 * HOUR_MS);
    await service.stop();
    expect(scene.made).toEqual([]);
    expect(service.state().trouble).toBe('noRoom');
  });
});

describe('compaction', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'casepress-compact-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('takes out old sales that need nothing more, and no other', () => {
    const database = openDatabase(join(folder, 'kiosk.sqlite'));
    database.exec('PRAGMA synchronous = OFF');
    const sell = (saleId: string, atMs: number, atRest: 0 | 1) => {
      database
        .prepare('INSERT INTO sale_events VALUES (?, 0, ?, ?, ?)')
        .run(saleId, atMs, 'saleStarted', '{}');
      database
        .prepare("INSERT INTO sales (sale_id, started_at_ms, at_rest, state) VALUES (?, ?, ?, 'delivered')")
        .run(saleId, atMs, atRest);
      database.prepare('INSERT INTO sale_ids VALUES (?, ?)').run(`id of ${saleId}`, saleId);
    };
    for (let each = 0; each < 150; each++) sell(`old ${each}`, each, 1);
    sell('old and untold of its order', 1, 1);
    sell('old and open', 1, 0);
    sell('old and untold', 1, 1);
    sell('old and not in the book', 1, 1);
    sell('young', 5000, 1);
    database.exec(`INSERT INTO outbox (topic, lane, body, created_at_ms) VALUES ('memberNews', 'old and untold', '{}', 1);
      INSERT INTO outbox (topic, lane, body, created_at_ms) VALUES ('trade', 'id of old and untold of its order', '{}', 1);
      DELETE FROM cash_unbooked WHERE sale_id <> 'old and not in the book'`);
    expect([1, 2, 3].map(() => compactSales(database, 1000))).toEqual([100, 50, 0]);
    const left = (table: string) =>
      database
        .prepare(`SELECT DISTINCT sale_id FROM ${table} ORDER BY sale_id`)
        .all()
        .map((row) => row.sale_id);
    const expected = [
      'old and not in the book',
      'old and open',
      'old and untold',
      'old and untold of its order',
      'young',
    ];
    for (const table of ['sales', 'sale_events', 'sale_ids']) expect(left(table)).toEqual(expected);
    database.close();
  });
});
