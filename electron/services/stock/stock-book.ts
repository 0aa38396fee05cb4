import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import * as z from 'zod';
import {
  type StockChangeKind,
  type StockLine,
  stockLineSchema,
} from '../../../shared/contract/staff-stock.ts';
import { transaction } from '../../journal/database.ts';
import type { Slot } from './slot.ts';

/** Who did it; null where it was the machine. */
export interface StockPerson {
  readonly personId: string;
  readonly name: string;
}

/** A slot as it is after a change, and the line of the ledger that says why. */
export interface StockEntry {
  readonly kind: StockChangeKind;
  readonly slot: Slot;
  readonly change?: number | null;
  readonly motionId?: string;
  /** No two lines have the same. */
  readonly actId?: string;
  readonly by?: StockPerson;
  readonly reason?: string;
}

/** What the ledger says of one motion of one blank. */
export interface MotionRecord {
  /** The slot that it is booked out of; null where it was put back, or never booked. */
  readonly slot: number | null;
  /** Line with which it left. */
  readonly seq: number;
  readonly isFailureNoted: boolean;
}

/** The slots and their ledger, in SQLite. Every method that writes throws, with nothing changed, when the disk does not take it. */
export interface StockBook {
  /** Every slot, removed ones too, by number. */
  slots(): readonly Slot[];
  find(slot: number): Slot | null;
  /** All of it, or nothing. */
  write(atMs: number, ...entries: readonly StockEntry[]): void;
  /** A change that nobody needs to read of. */
  keep(slot: Slot): void;
  motion(motionId: string): MotionRecord | null;
  hasAct(actId: string): boolean;
  /** The last line of the slot of one of these kinds; 0 where there is none. */
  lastSeq(slot: number, kinds: readonly StockChangeKind[]): number;
  lines(slot: number | null, before: number | null, limit: number): StockLine[];
}

const slotRow = z
  .object({
    slot: z.number(),
    modelId: z.string().nullable(),
    modelName: z.string().nullable(),
    capacity: z.number().nullable(),
    count: z.number().nullable(),
    missing: z.number(),
    failures: z.number(),
    off: z.enum(['staff', 'failed']).nullable(),
    removed: z.number(),
  })
  .transform(({ removed, ...slot }): Slot => ({ ...slot, isRemoved: removed === 1 }));

const SLOT_COLUMNS =
  'slot, model_id AS modelId, model_name AS modelName, capacity, count, missing, failures, off, removed';
const LINE_COLUMNS =
  'seq, at_ms AS atMs, slot, kind, model_name AS modelName, change, count, person_name AS personName, reason';

export function createStockBook(database: DatabaseSync): StockBook {
  const selectSlots = database.prepare(`SELECT ${SLOT_COLUMNS} FROM stock_slots ORDER BY slot`);
  const upsertSlot = database.prepare(
    'INSERT OR REPLACE INTO stock_slots (slot, model_id, model_name, capacity, count, missing, failures, off, removed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const insertLine = database.prepare(
    'INSERT INTO stock_ledger (at_ms, slot, kind, model_id, model_name, change, count, motion_id, act_id, person_id, person_name, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const selectMotion = database.prepare(
    'SELECT seq, slot, kind FROM stock_ledger WHERE motion_id = ? ORDER BY seq',
  );
  const selectAct = database.prepare('SELECT 1 FROM stock_ledger WHERE act_id = ?');
  const selectKinds = database.prepare('SELECT seq, kind FROM stock_ledger WHERE slot = ? ORDER BY seq DESC');
  const selectLines = database.prepare(
    `SELECT ${LINE_COLUMNS} FROM stock_ledger WHERE seq < ? ORDER BY seq DESC LIMIT ?`,
  );
  const selectSlotLines = database.prepare(
    `SELECT ${LINE_COLUMNS} FROM stock_ledger WHERE slot = ? AND seq < ? ORDER BY seq DESC LIMIT ?`,
  );
  const read = () =>
    new Map(
      selectSlots
        .all()
        .map((row) => slotRow.parse(row))
        .map((slot) => [slot.slot, slot]),
    );
  let slots = read();
  let list = [...slots.values()];
  const readAnew = () => {
    slots = read();
    list = [...slots.values()];
  };

  const writeSlot = ({
    slot,
    modelId,
    modelName,
    capacity,
    count,
    missing,
    failures,
    off,
    isRemoved,
  }: Slot) =>
    upsertSlot.run(slot, modelId, modelName, capacity, count, missing, failures, off, isRemoved ? 1 : 0);
  const writeLine = (atMs: number, { kind, slot, change, motionId, actId, by, reason }: StockEntry) =>
    insertLine.run(
      ...[atMs, slot.slot, kind, slot.modelId, slot.modelName, change ?? null, slot.count],
      ...[motionId ?? null, actId ?? null, by?.personId ?? null, by?.name ?? null, reason ?? null],
    );

  return {
    slots: () => list,
    find: (slot) => slots.get(slot) ?? null,
    write: (atMs, ...entries) => {
      transaction(database, () => {
        for (const entry of entries) {
          writeSlot(entry.slot);
          writeLine(atMs, entry);
        }
      });
      readAnew();
    },
    keep: (slot) => {
      writeSlot(slot);
      readAnew();
    },
    motion: (motionId) => foldMotion(selectMotion.all(motionId)),
    hasAct: (actId) => selectAct.get(actId) !== undefined,
    lastSeq: (slot, kinds) => {
      for (const row of selectKinds.iterate(slot)) {
        if (kinds.some((kind) => kind === row.kind)) return Number(row.seq);
      }
      return 0;
    },
    lines: (slot, before, limit) => {
      const upTo = before ?? Number.MAX_SAFE_INTEGER;
      const rows = slot === null ? selectLines.all(upTo, limit) : selectSlotLines.all(slot, upTo, limit);
      return rows.map((row) => z.parse(stockLineSchema, row));
    },
  };
}

function foldMotion(rows: readonly Record<string, SQLOutputValue>[]): MotionRecord | null {
  if (rows.length === 0) return null;
  let slot: number | null = null;
  let seq = 0;
  let isFailureNoted = false;
  for (const row of rows) {
    if (row.kind === 'putBack') slot = null;
    else if (row.kind === 'fed' || row.kind === 'testFed') {
      slot = Number(row.slot);
      seq = Number(row.seq);
    } else isFailureNoted = true;
  }
  return { slot, seq, isFailureNoted };
}
