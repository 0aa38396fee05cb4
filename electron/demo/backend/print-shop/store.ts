import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { DOCUMENT_ORDER_STATES } from '../../../backends/document-types.ts';
import { printShop } from '../../../backends/print-shop/schema.ts';

const paper = {
  size: z.string(),
  caliper: z.string(),
  color: z.enum(['mono', 'colorful']),
  side: z.union([z.literal(1), z.literal(2)]),
};
const orderSchema = z.object({
  orderID: z.string(),
  state: z.enum(DOCUMENT_ORDER_STATES),
  orderedAtMs: z.number(),
  paidAtMs: z.number().nullable(),
  printedAtMs: z.number().nullable(),
  payway: z.string().nullable(),
  money: z.int(),
  desc: z.string(),
  files: printShop.verify.request.shape.files,
  dispatching: printShop.verify.request.shape.dispatching,
  settle: z.array(z.object({ ...paper, unit: z.int(), count: z.int() })),
});
export type DemoDocumentOrder = z.infer<typeof orderSchema>;

/** The demo's orders. They outlive a restart. */
export interface DemoDocumentOrders {
  /** Newest first. */
  all(): readonly DemoDocumentOrder[];
  find(orderID: string): DemoDocumentOrder | null;
  put(order: DemoDocumentOrder): void;
}

export function openDemoDocumentOrders(db: DatabaseSync): DemoDocumentOrders {
  db.exec('CREATE TABLE IF NOT EXISTS print_shop_order (key TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT');
  const selectAll = db.prepare('SELECT body FROM print_shop_order ORDER BY rowid DESC');
  const selectOne = db.prepare('SELECT body FROM print_shop_order WHERE key = ?');
  const upsert = db.prepare(
    'INSERT INTO print_shop_order (key, body) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET body = excluded.body',
  );
  const read = (row: Record<string, unknown>) => orderSchema.parse(JSON.parse(String(row.body)));
  return {
    all: () => selectAll.all().map(read),
    find: (orderID) => {
      const row = selectOne.get(orderID);
      return row ? read(row) : null;
    },
    put: (order) => void upsert.run(order.orderID, JSON.stringify(order)),
  };
}
