import * as z from 'zod';
import { OrderStatus } from '../../../shared/domain/order.ts';
import { formatSiteDay } from '../../backends/transport/site-time.ts';
import type { Clock } from '../../system/clock.ts';
import type { Store } from './store.ts';
import { orderMayMove } from './transitions.ts';

const orderRow = z.object({
  number: z.number(),
  thirdId: z.string(),
  /** Null for an order that was sold elsewhere. */
  thirdPayId: z.string().nullable(),
  deviceId: z.string(),
  modelId: z.string(),
  picturePath: z.string(),
  queueNo: z.string(),
  status: z.number(),
});
export type DemoOrder = z.infer<typeof orderRow>;
export type NewOrder = Pick<DemoOrder, 'thirdId' | 'thirdPayId' | 'deviceId' | 'modelId' | 'picturePath'>;

export interface Orders {
  find(thirdId: string): DemoOrder | null;
  findByPayment(thirdPayId: string): DemoOrder | null;
  ofDevice(deviceId: string): readonly DemoOrder[];
  /** Enters an order that waits for printing, gives it the next queue number, and takes one piece out of stock. */
  insert(order: NewOrder): DemoOrder;
  /** Sets a status without asking the transition table, and announces it. Throws for an unknown order. */
  setStatus(thirdId: string, status: number): void;
  /** Moves an order if the table allows it. The same status again is fine and changes nothing. */
  move(thirdId: string, status: number): boolean;
}

const COLUMNS = `number, third_id AS thirdId, third_pay_id AS thirdPayId, device_id AS deviceId,
  model_id AS modelId, picture_path AS picturePath, queue_no AS queueNo, status`;

export interface OrdersOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly announce: (order: DemoOrder) => void;
  readonly takeFromStock: (modelId: string) => void;
}

export function createOrders(options: OrdersOptions): Orders {
  const { db, transaction } = options.store;
  const byId = db.prepare(`SELECT ${COLUMNS} FROM print_order WHERE third_id = ?`);
  const byPayment = db.prepare(`SELECT ${COLUMNS} FROM print_order WHERE third_pay_id = ?`);
  const byDevice = db.prepare(`SELECT ${COLUMNS} FROM print_order WHERE device_id = ? ORDER BY number`);
  const insert = db.prepare(
    `INSERT INTO print_order (third_id, third_pay_id, device_id, model_id, picture_path, queue_no, status)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const update = db.prepare('UPDATE print_order SET status = ? WHERE third_id = ?');
  const nextInQueue = db.prepare(
    `INSERT INTO queue (device_id, day, last) VALUES (?, ?, 1)
     ON CONFLICT DO UPDATE SET last = last + 1 RETURNING last`,
  );
  const read = (row: unknown) => orderRow.optional().parse(row) ?? null;
  const mustFind = (thirdId: string) => {
    const order = read(byId.get(thirdId));
    if (!order) throw new Error(`no order ${thirdId}`);
    return order;
  };
  const setStatus = (thirdId: string, status: number) => {
    if (mustFind(thirdId).status === status) return;
    update.run(status, thirdId);
    options.announce(mustFind(thirdId));
  };
  return {
    find: (thirdId) => read(byId.get(thirdId)),
    findByPayment: (thirdPayId) => read(byPayment.get(thirdPayId)),
    ofDevice: (deviceId) => z.array(orderRow).parse(byDevice.all(deviceId)),
    insert: (order) =>
      transaction(() => {
        const day = formatSiteDay(options.clock.now(), options.timeZone);
        const { last } = z.object({ last: z.number() }).parse(nextInQueue.get(order.deviceId, day));
        const { thirdId, thirdPayId, deviceId, modelId, picturePath } = order;
        const status = OrderStatus.waitingForPrinting;
        insert.run(thirdId, thirdPayId, deviceId, modelId, picturePath, formatQueueNo(last), status);
        options.takeFromStock(modelId);
        return mustFind(thirdId);
      }),
    setStatus,
    move(thirdId, status) {
      const order = mustFind(thirdId);
      if (order.status === status) return true;
      if (!orderMayMove(order.status, status)) return false;
      setStatus(thirdId, status);
      return true;
    },
  };
}

/** 1 is A001, 999 is A999, 1000 is B001; after Z999 it starts again. */
export function formatQueueNo(position: number): string {
  const letter = String.fromCharCode(65 + (Math.floor((position - 1) / 999) % 26));
  return `${letter}${String(((position - 1) % 999) + 1).padStart(3, '0')}`;
}

export const backendOrderIdOf = (order: DemoOrder) => `ORD0${String(order.number).padStart(9, '0')}`;
export const isWaitingForPrinting = ({ status }: DemoOrder) =>
  status === OrderStatus.waitingForPrinting || status === OrderStatus.printing;
