import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '../../journal/database.ts';
import { ANN, ANNS_PIN, type CashRig, openCashRig } from './test-kit/cash-rig.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-cash-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

class PowerCut extends Error {}

/** The disk as it is until the power goes: before the given write, counted from the moment when it is armed. */
function powerFailsAt(database: DatabaseSync, isArmed: () => boolean, lastWrite: number) {
  let writes = 0;
  const beforeWrite = () => {
    if (isArmed() && writes++ >= lastWrite) throw new PowerCut();
  };
  const watch = (statement: StatementSync) =>
    new Proxy(statement, {
      get: (target, key) => {
        const value: unknown = Reflect.get(target, key);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          if (key === 'run') beforeWrite();
          return Reflect.apply(value, target, args);
        };
      },
    });
  return new Proxy(database, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== 'function') return value;
      if (key === 'prepare') return (sql: string) => watch(target.prepare(sql));
      if (key !== 'exec') return (...args: unknown[]) => Reflect.apply(value, target, args);
      return (sql: string) => {
        // After the power is gone nothing can be rolled back either: that is for whoever opens the file next.
        if (sql === 'ROLLBACK') return;
        if (sql === 'COMMIT') beforeWrite();
        target.exec(sql);
      };
    },
  });
}

const coin = (rig: CashRig, partId: string, amountMinor: number) => {
  rig.moves.notePlace(partId, 'cashBox');
  rig.store.append('s', { kind: 'cashInserted', atMs: 1, partId, means: 'coins', amountMinor });
};
const COUNTED = {
  tubes: [{ valueMinor: 100, count: 4 }],
  cashBox: [{ valueMinor: 100, count: 2 }],
  stacker: [],
};

/** Goes on from wherever the cash-up was left, to its end. */
async function finish(rig: CashRig): Promise<void> {
  if (rig.book.last()) return;
  if (!rig.book.open()) rig.desk.start(ANN);
  if (!rig.book.open()?.draft.count) rig.desk.count({ ...rig.step(), counted: COUNTED });
  if (!rig.book.open()?.draft.emptied) rig.desk.empty({ ...rig.step(), cashBox: true, stacker: true });
  if (!rig.book.open()?.draft.float)
    rig.desk.float({ ...rig.step(), float: [{ valueMinor: 100, count: 9 }] });
  const { reason, note, pin } = { reason: null, note: '', pin: ANNS_PIN };
  expect(await rig.desk.sign({ ...rig.step(), reason, note, pin })).toEqual({
    ok: true,
    value: { number: 1 },
  });
}

/** Whatever the power cut left is either the old period or the new one, and going on leads to the same end. */
async function cutAt(lastWrite: number): Promise<boolean> {
  const file = join(folder, `${lastWrite}.sqlite`);
  const disk = openDatabase(file);
  let isArmed = false;
  const rig = openCashRig(powerFailsAt(disk, () => isArmed, lastWrite));
  rig.begin('s');
  coin(rig, 'c1', 100);
  coin(rig, 'c2', 100);
  isArmed = true;
  let wasCut = false;
  try {
    await finish(rig);
  } catch (error) {
    if (!(error instanceof PowerCut)) throw error;
    wasCut = true;
  }
  isArmed = false;
  disk.close();

  const after = openCashRig(openDatabase(file));
  const stored = after.book.last();
  expect(after.book.list(null, 10)).toHaveLength(stored ? 1 : 0);
  if (stored) {
    expect(stored.isWhole).toBe(true);
    expect(after.book.open()).toBeNull();
    expect(after.expected().cashBox.amountMinor).toBe(0);
  } else {
    expect(after.expected().cashBox.amountMinor).toBe(200);
    expect(after.period().fromLine).toBe(0);
  }
  await finish(after);
  coin(after, 'c3', 50);
  expect(after.expected()).toMatchObject({
    cashBox: { amountMinor: 50, pieces: [{ valueMinor: 50, count: 1 }] },
    tubes: { amountMinor: 900 },
  });
  expect(after.book.last()?.record.results).toMatchObject([
    { place: 'tubes', varianceMinor: null },
    { place: 'cashBox', varianceMinor: 0 },
    { place: 'stacker', varianceMinor: 0 },
  ]);
  expect(after.period().interval.get('+float|in')).toEqual({ count: 1, amountMinor: 500 });
  expect(after.audit.brokenAt()).toBeNull();
  const signed = after.audit.list(null, 50).filter(({ action }) => action === 'cashUpSigned');
  expect(signed.map(({ detail }) => detail.hash)).toContain(after.book.last()?.hash);
  after.database.close();
  return wasCut;
}

it('leaves the old period or the new one, wherever the power goes, and the rest can be done afterwards', async () => {
  let write = 0;
  while (await cutAt(write)) write++;
  // Booking, each step, the line of the log, and the closing: with fewer cuts nothing would have been tried.
  expect(write).toBeGreaterThan(10);
}, 60_000);
