import type * as z from 'zod';
import { ok } from '../../../../shared/domain/result.ts';
import { DOCUMENT_ORDER_GROUPS } from '../../../backends/document-types.ts';
import { type PrintShopEndpoint, printShop, type VerifyOnWire } from '../../../backends/print-shop/schema.ts';
import { formatSiteTime } from '../../../backends/transport/site-time.ts';
import { type Handled, refuse } from './reply.ts';
import { DEMO_PRINT_SHOP } from './seed.ts';
import { settleFiles } from './settle.ts';
import { isInGroup, mayMove } from './states.ts';
import type { DemoDocumentOrder, DemoDocumentOrders } from './store.ts';

export interface HandlerGround {
  readonly orders: DemoDocumentOrders;
  readonly now: () => number;
  readonly timeZone: string;
  /** As the document's examples write a moment, or as a number. */
  readonly stamps: () => 'text' | 'number';
}

export interface Route {
  readonly endpoint: PrintShopEndpoint;
  handle(asked: unknown): Handled;
}

function route<Asked extends z.ZodType>(
  endpoint: PrintShopEndpoint<Asked>,
  handle: (asked: z.output<Asked>) => Handled,
): Route {
  return {
    endpoint,
    handle: (given) => {
      const asked = endpoint.request.safeParse(given);
      return asked.success
        ? handle(asked.data)
        : refuse('MALFORMED', asked.error.issues[0]?.path.join('.') ?? '');
    },
  };
}

/** Every interface of the document, in its order. */
export function createRoutes(ground: HandlerGround): readonly Route[] {
  const { orders } = ground;
  return [
    route(printShop.verify, (asked) => placeOrder(asked, ground)),
    route(printShop.detail, ({ orderID }) => {
      const order = orders.find(orderID);
      return order ? ok(detailOf(order, ground)) : refuse('UNKNOWN_ORDER');
    }),
    route(printShop.info, ({ limits, page, type }) => {
      const found = orders.all().filter(({ state }) => isInGroup(state, type));
      return ok(found.slice((page - 1) * limits, page * limits).map((order) => baseOf(order, ground)));
    }),
    route(printShop.amount, () => {
      const all = orders.all();
      const count = (group: (typeof DOCUMENT_ORDER_GROUPS)[number]) =>
        all.filter(({ state }) => isInGroup(state, group)).length;
      return ok(Object.fromEntries(DOCUMENT_ORDER_GROUPS.map((group) => [group, count(group)])));
    }),
    route(printShop.cancel, ({ orderID }) => {
      const order = orders.find(orderID);
      if (!order) return refuse('UNKNOWN_ORDER');
      if (!mayMove(order.state, 'CANCEL')) return refuse('STATE_NOT_PAYING', order.state);
      orders.put({ ...order, state: 'CANCEL' });
      return ok(undefined);
    }),
  ];
}

function placeOrder(asked: VerifyOnWire, { orders, now, timeZone }: HandlerGround): Handled {
  const { files, money, pointID } = asked;
  if (pointID !== DEMO_PRINT_SHOP.pointId) return refuse('UNKNOWN_POINT');
  if (files.some(({ startPage, endPage }) => endPage < startPage)) return refuse('WRONG_RANGE');
  const settled = settleFiles(files);
  if (!settled) return refuse('NOT_OFFERED');
  if (settled.money !== money) return refuse('MONEY_MISMATCH', `${money} ≠ ${settled.money}`);
  const delivery = deliveryOf(asked);
  if (delivery === 'half') return refuse('HALF_ADDRESS');
  const orderedAtMs = now();
  const orderID = nextOrderId(orders, formatSiteTime(orderedAtMs, timeZone));
  const desc = `《${files[0]?.fileName ?? ''}》等共${files.length}个文件`;
  orders.put({
    ...{ orderID, state: 'PAYING', orderedAtMs, money, desc, files, settle: settled.settle },
    ...{ paidAtMs: null, printedAtMs: null, payway: null },
    ...(delivery && { dispatching: delivery }),
  });
  return ok({ orderID, desc });
}

/** The document's example sends all four empty: that is nobody's address, so the shopper collects. */
function deliveryOf({ dispatching }: VerifyOnWire): VerifyOnWire['dispatching'] | 'half' | null {
  if (!dispatching || Object.values(dispatching).every((word) => word === '')) return null;
  const { nickname, phone, address } = dispatching;
  return [nickname, phone, address].some((word) => word.trim() === '') ? 'half' : dispatching;
}

/** The moment to the second, and a number that counts on. */
function nextOrderId(orders: DemoDocumentOrders, moment: string): string {
  return moment.replace(/\D/g, '') + String(orders.all().length + 1).padStart(10, '0');
}

function detailOf(order: DemoDocumentOrder, ground: HandlerGround): object {
  const { account, pointId, pointName, pointPhone } = DEMO_PRINT_SHOP;
  const { orderID, state, money, payway, dispatching, settle } = order;
  return {
    ...account,
    ...{ orderID, orderDate: stampOf(order.orderedAtMs, ground), state },
    payDate: stampOf(order.paidAtMs, ground),
    ...(payway !== null && { payway }),
    ...{ pointName, pointPhone, pointID: pointId, money, settle },
    ...(order.printedAtMs !== null && { printDate: stampOf(order.printedAtMs, ground) }),
    files: order.files.map((file) => ({ ...file, download: { enable: false, url: null } })),
    ...(dispatching && { dispatching }),
  };
}

function baseOf(order: DemoDocumentOrder, ground: HandlerGround): object {
  const { orderID, state, money, files } = order;
  return {
    ...{ orderID, orderDate: stampOf(order.orderedAtMs, ground), state, money },
    pointName: DEMO_PRINT_SHOP.pointName,
    fileCount: files.length,
    filePrename: files[0]?.fileName ?? '',
  };
}

function stampOf(atMs: number | null, { stamps }: HandlerGround): string | number | null {
  if (atMs === null) return null;
  return stamps() === 'text' ? String(atMs) : atMs;
}
