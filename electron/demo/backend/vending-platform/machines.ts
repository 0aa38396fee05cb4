import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';

const productRow = z.object({
  productId: z.number(),
  name: z.string(),
  stock: z.number(),
  isOnShelf: z.number().transform(Boolean),
});
export type DemoProduct = z.infer<typeof productRow>;

const orderRow = z.object({
  orderId: z.number(),
  tradeId: z.string(),
  machineNo: z.string(),
  productId: z.number(),
  notifyUrl: z.string(),
});
export type DemoVendingOrder = z.infer<typeof orderRow>;

/** The document's own example of an order number. */
const FIRST_ORDER_ID = 1_111_111;
export const DEMO_MACHINE_NO = '10000001';
/** What brings a printed case out, and the blanks of slots 1 to 4. */
export const DEMO_DELIVERY_PRODUCT = 100;
export const DEMO_BLANK_PRODUCTS = [121, 122, 123, 124] as const;
const DEMO_STOCK = 500;

const TABLES = `
  CREATE TABLE IF NOT EXISTS vending_product (
    product_id INTEGER PRIMARY KEY, name TEXT NOT NULL, stock INTEGER NOT NULL, is_on_shelf INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS vending_order (
    order_id INTEGER PRIMARY KEY AUTOINCREMENT, trade_id TEXT NOT NULL UNIQUE, machine_no TEXT NOT NULL,
    product_id INTEGER NOT NULL, notify_url TEXT NOT NULL
  ) STRICT;`;

/** The demo's one machine: what lies in it, and what was ordered from it. */
export interface VendingMachine {
  product(productId: number): DemoProduct | null;
  setProduct(productId: number, change: { readonly stock?: number; readonly isOnShelf?: boolean }): void;
  isTaken(tradeId: string): boolean;
  /** Takes the item out of stock. */
  order(order: Omit<DemoVendingOrder, 'orderId'>): DemoVendingOrder;
  orders(): readonly DemoVendingOrder[];
}

export function createVendingMachine(db: DatabaseSync): VendingMachine {
  db.exec(TABLES);
  const seed = db.prepare('INSERT OR IGNORE INTO vending_product VALUES (?, ?, ?, 1)');
  seed.run(DEMO_DELIVERY_PRODUCT, 'Printed case', DEMO_STOCK);
  for (const productId of DEMO_BLANK_PRODUCTS) seed.run(productId, `Blank case ${productId}`, DEMO_STOCK);
  const selectProduct = db.prepare(
    'SELECT product_id AS productId, name, stock, is_on_shelf AS isOnShelf FROM vending_product WHERE product_id = ?',
  );
  const update = db.prepare('UPDATE vending_product SET stock = ?, is_on_shelf = ? WHERE product_id = ?');
  const selectOrders = db.prepare(
    `SELECT order_id AS orderId, trade_id AS tradeId, machine_no AS machineNo, product_id AS productId,
       notify_url AS notifyUrl FROM vending_order ORDER BY order_id`,
  );
  const selectTrade = db.prepare('SELECT 1 FROM vending_order WHERE trade_id = ?');
  const insert = db.prepare(
    `INSERT INTO vending_order (order_id, trade_id, machine_no, product_id, notify_url)
     VALUES ((SELECT MAX(COALESCE(MAX(order_id), 0) + 1, ${FIRST_ORDER_ID}) FROM vending_order), ?, ?, ?, ?)
     RETURNING order_id AS orderId`,
  );
  const product = (productId: number) => {
    const row = selectProduct.get(productId);
    return row ? productRow.parse(row) : null;
  };
  const setProduct: VendingMachine['setProduct'] = (productId, change) => {
    const known = product(productId);
    if (!known) throw new Error(`no product ${productId}`);
    update.run(change.stock ?? known.stock, Number(change.isOnShelf ?? known.isOnShelf), productId);
  };
  return {
    product,
    setProduct,
    isTaken: (tradeId) => selectTrade.get(tradeId) !== undefined,
    order(order) {
      const { tradeId, machineNo, productId, notifyUrl } = order;
      const row = insert.get(tradeId, machineNo, productId, notifyUrl);
      setProduct(productId, { stock: (product(productId)?.stock ?? 1) - 1 });
      return { ...order, orderId: Number(row?.orderId) };
    },
    orders: () => selectOrders.all().map((row) => orderRow.parse(row)),
  };
}
