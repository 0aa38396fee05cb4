import { copyFileSync, existsSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { openDatabase } from '../../../journal/database.ts';
import type { Random } from '../world/random.ts';
import type { Trace } from '../world/trace.ts';
import { ProcessDied, type ProcessLife } from './process-life.ts';

/*
 * The kiosk's disk: real SQLite on a real file. A life that ends leaves its files as they are at that moment, and the
 * next life opens a copy of them. A cut in the midst of a commit leaves only some of its bytes in the write-ahead log.
 */

export interface SimDisk {
  /** The database as the kiosk opens it, for one life. */
  open(life: ProcessLife): DatabaseSync;
  setFull(isFull: boolean): void;
  isFull(): boolean;
  /** The power goes, or the process alone. What was not flushed by then is lost with the power. */
  setPowerCut(isPowerCut: boolean): void;
  /** As it is now, for whoever checks the books. */
  inspect<Found>(look: (database: DatabaseSync) => Found): Found;
  remove(): void;
}

interface OpenFile {
  readonly real: DatabaseSync;
  /** A commit returns when it is on the disk itself, as against in the system's memory. */
  readonly isFlushing: boolean;
  /** Where the log ended before the commit in whose midst the process died; null: it did not. */
  tornFrom: number | null;
  /** Where the log ended after each commit, kept only where they are not flushed. */
  readonly commitEnds: number[];
}

const WRITES = /^\s*(INSERT|UPDATE|DELETE|REPLACE)/i;
const FULL_SYNC = 2;
/** How many commits a power cut takes back where they are not flushed. */
const UNFLUSHED = 3;

/** `template`: a database without content, which saves the set-up of a new one. */
export function createSimDisk(folder: string, template: string, random: Random, trace: Trace): SimDisk {
  let number = 0;
  let isFull = false;
  let isPowerCut = false;
  let open: OpenFile | null = null;
  const fileOf = (life: number) => join(folder, `life-${life}.sqlite`);
  const walBytes = () => (existsSync(`${fileOf(number)}-wal`) ? statSync(`${fileOf(number)}-wal`).size : 0);
  copyFileSync(template, fileOf(0));

  /** What the next life finds. */
  const leave = () => {
    if (!open) return;
    const { real, isFlushing, tornFrom, commitEnds } = open;
    const [from, to] = [fileOf(number), fileOf(number + 1)];
    copyFileSync(from, to);
    if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${to}-wal`);
    if (tornFrom !== null) cut(to, random.between(tornFrom, Math.max(tornFrom, walBytes() - 1)));
    else if (isPowerCut && !isFlushing) cut(to, random.pick([0, ...commitEnds.slice(-UNFLUSHED)]));
    if (real.isTransaction) real.exec('ROLLBACK');
    real.close();
    open = null;
    remove(number);
    number += 1;
  };
  const cut = (file: string, bytes: number) => {
    if (!existsSync(`${file}-wal`)) return;
    trace.note('disk', `the last write is torn at byte ${bytes}`);
    truncateSync(`${file}-wal`, bytes);
  };
  const remove = (life: number) => {
    for (const end of ['', '-wal', '-shm']) rmSync(fileOf(life) + end, { force: true });
  };

  const wrap = (real: DatabaseSync, life: ProcessLife): DatabaseSync => {
    const isFlushing = Number(real.prepare('PRAGMA synchronous').get()?.synchronous) >= FULL_SYNC;
    const state: OpenFile = { real, isFlushing, tornFrom: null, commitEnds: [] };
    open = state;
    const guard = () => {
      if (!life.isAlive()) throw new ProcessDied();
    };
    const commit = <Value>(place: string, write: () => Value): Value => {
      life.contact(`before ${place}`);
      // A death in the midst of it: the bytes are on their way, and nobody hears that they arrived.
      const isTorn = life.isLastContact() && random.chance(0.5);
      if (isTorn) state.tornFrom = walBytes();
      const value = write();
      if (!isFlushing) state.commitEnds.push(walBytes());
      life.contact(`${isTorn ? 'in the midst of' : 'after'} ${place}`);
      return value;
    };
    const write = <Value>(sql: string, work: () => Value): Value => {
      guard();
      if (isFull) throw new Error('database or disk is full');
      return real.isTransaction ? work() : commit(wordsOf(sql), work);
    };
    const prepare = (sql: string) => {
      const statement = real.prepare(sql);
      const isWrite = WRITES.test(sql);
      const gate = <Value>(work: () => Value): Value => {
        if (isWrite) return write(sql, work);
        guard();
        return work();
      };
      const members = {
        run: (...values: SQLInputValue[]) => gate(() => statement.run(...values)),
        get: (...values: SQLInputValue[]) => gate(() => statement.get(...values)),
        all: (...values: SQLInputValue[]) => gate(() => statement.all(...values)),
        iterate: (...values: SQLInputValue[]) => gate(() => statement.iterate(...values)),
      };
      return members as unknown as StatementSync;
    };
    const members = {
      prepare,
      exec: (sql: string) => {
        guard();
        if (sql === 'COMMIT') return commit('commit', () => real.exec(sql));
        return real.exec(sql);
      },
      get isTransaction() {
        return life.isAlive() && real.isTransaction;
      },
      close: () => undefined,
    };
    return members as unknown as DatabaseSync;
  };

  return {
    open: (life) => {
      const real = openDatabase(fileOf(number));
      life.onDeath(leave);
      return wrap(real, life);
    },
    setFull: (next) => {
      isFull = next;
    },
    isFull: () => isFull,
    setPowerCut: (next) => {
      isPowerCut = next;
    },
    inspect: (look) => {
      if (open) return look(open.real);
      const database = openDatabase(fileOf(number));
      try {
        return look(database);
      } finally {
        database.close();
      }
    },
    remove: () => {
      open?.real.close();
      open = null;
      remove(number);
    },
  };
}

/** Enough of a statement to know it again in a trace. */
const wordsOf = (sql: string): string => sql.trim().split(/\s+/).slice(0, 3).join(' ');
