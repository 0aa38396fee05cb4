import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';

const productSchema = z.object({
  barcode: z.string(),
  name: z.string(),
  num: z.number(),
  amount: z.number(),
  cost: z.number(),
});
const orderSchema = z.object({
  id: z.number(),
  set_of_book: z.string(),
  trans_id: z.string(),
  status: z.number(),
  e_id: z.string(),
  dev_id: z.number(),
  create_time: z.string(),
  update_time: z.string(),
  total_amount: z.number(),
  products: z.array(productSchema),
  created_at: z.string(),
  created_user: z.string().nullable(),
  is_imported: z.boolean(),
  imported_at: z.string().nullable(),
  imported_user: z.string().nullable(),
  retail_id: z.number().nullable(),
  retail_code: z.string().nullable(),
});
export type DemoBookedOrder = z.infer<typeof orderSchema>;

const deviceSchema = z.object({
  id: z.number(),
  set_of_book: z.string(),
  name: z.string(),
  dev_id: z.number(),
  store_id: z.number(),
  bank_id: z.number(),
  member_id: z.number(),
  employee_id: z.number(),
  bill_type: z.number(),
  created_at: z.string(),
  created_user: z.string(),
  updated_at: z.string().nullable(),
  updated_user: z.string().nullable(),
});
export type DemoCabinet = z.infer<typeof deviceSchema>;

/** A table of documents: an id, a key that is unique, and the row as the wire has it. */
export interface Shelf<Row extends { readonly id: number }> {
  all(): readonly Row[];
  find(id: number): Row | null;
  findByKey(key: string): Row | null;
  add(row: Omit<Row, 'id'>): Row;
  replace(row: Row): void;
  remove(id: number): void;
}

function createShelf<Row extends { readonly id: number }>(
  db: DatabaseSync,
  table: string,
  schema: z.ZodType<Row>,
  keyOf: (row: Omit<Row, 'id'>) => string,
): Shelf<Row> {
  db.exec(`CREATE TABLE IF NOT EXISTS ${table} (
    id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, body TEXT NOT NULL) STRICT`);
  const selectAll = db.prepare(`SELECT id, body FROM ${table} ORDER BY id`);
  const selectOne = db.prepare(`SELECT id, body FROM ${table} WHERE id = ?`);
  const selectKey = db.prepare(`SELECT id, body FROM ${table} WHERE key = ?`);
  const insert = db.prepare(`INSERT INTO ${table} (key, body) VALUES (?, ?) RETURNING id`);
  const update = db.prepare(`UPDATE ${table} SET key = ?, body = ? WHERE id = ?`);
  const remove = db.prepare(`DELETE FROM ${table} WHERE id = ?`);
  const read = (row: Record<string, unknown> | undefined) =>
    row ? schema.parse({ ...JSON.parse(String(row.body)), id: Number(row.id) }) : null;
  return {
    all: () => selectAll.all().flatMap((row) => read(row) ?? []),
    find: (id) => read(selectOne.get(id)),
    findByKey: (key) => read(selectKey.get(key)),
    add: (row) => {
      const inserted = insert.get(keyOf(row), JSON.stringify(row));
      return schema.parse({ ...row, id: Number(inserted?.id) });
    },
    replace: (row) => void update.run(keyOf(row), JSON.stringify(row), row.id),
    remove: (id) => void remove.run(id),
  };
}

/** What the demo keeps. It outlives a restart, as the operator's books do. */
export interface DemoBooks {
  readonly orders: Shelf<DemoBookedOrder>;
  readonly cabinets: Shelf<DemoCabinet>;
}

export function openDemoBooks(db: DatabaseSync): DemoBooks {
  return {
    orders: createShelf(db, 'gobox_order', orderSchema, (row) => row.trans_id),
    cabinets: createShelf(db, 'gobox_device', deviceSchema, (row) => String(row.dev_id)),
  };
}
