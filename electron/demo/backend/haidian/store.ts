import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import type { haidian } from '../../../backends/haidian/schema.ts';

const memberSchema = z.object({
  uid: z.int(),
  mobile: z.string(),
  realName: z.string(),
  nickname: z.string(),
  level: z.int(),
  createdAtMs: z.number(),
});
export type DemoMember = z.infer<typeof memberSchema>;

const couponSchema = z.object({
  couponId: z.string(),
  couponCode: z.string(),
  /** 0: whoever has it. */
  ownerId: z.int(),
  name: z.string(),
  amount: z.string(),
  minimum: z.string(),
  fromMs: z.number().nullable(),
  untilMs: z.number().nullable(),
  isUsed: z.boolean(),
  isEnabled: z.boolean(),
  isVoid: z.boolean(),
});
export type DemoCoupon = z.infer<typeof couponSchema>;

/** As it was handed over, without its signature, and what became of it. */
export type DemoHandedOrder = Omit<z.output<typeof haidian.orderAdd.request>, 'sign'> & {
  readonly sentAs: string | null;
};

/** A drawer of things by their keys. */
export interface Drawer<Row> {
  all(): readonly Row[];
  find(key: string): Row | null;
  put(key: string, row: Row): void;
}

function openDrawer<Row>(db: DatabaseSync, table: string, read: (body: unknown) => Row): Drawer<Row> {
  db.exec(`CREATE TABLE IF NOT EXISTS ${table} (key TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT`);
  const selectAll = db.prepare(`SELECT body FROM ${table} ORDER BY rowid`);
  const selectOne = db.prepare(`SELECT body FROM ${table} WHERE key = ?`);
  const upsert = db.prepare(
    `INSERT INTO ${table} (key, body) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET body = excluded.body`,
  );
  const rowOf = (row: Record<string, unknown>) => read(JSON.parse(String(row.body)));
  return {
    all: () => selectAll.all().map(rowOf),
    find: (key) => {
      const row = selectOne.get(key);
      return row ? rowOf(row) : null;
    },
    put: (key, row) => void upsert.run(key, JSON.stringify(row)),
  };
}

/** What the demo keeps. It outlives a restart, as the retailer's system does. */
export interface DemoRetail {
  readonly members: Drawer<DemoMember>;
  readonly coupons: Drawer<DemoCoupon>;
  readonly orders: Drawer<DemoHandedOrder>;
}

export function openDemoRetail(db: DatabaseSync): DemoRetail {
  return {
    members: openDrawer(db, 'haidian_member', memberSchema.parse),
    coupons: openDrawer(db, 'haidian_coupon', couponSchema.parse),
    // Only this program writes it, and only after the contract's own schema.
    orders: openDrawer(db, 'haidian_order', (body) => body as DemoHandedOrder),
  };
}
