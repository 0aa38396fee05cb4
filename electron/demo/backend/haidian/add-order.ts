import type * as z from 'zod';
import { parseAmount } from '../../../../shared/domain/money.ts';
import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import { type haidian, OrderType } from '../../../backends/haidian/schema.ts';
import type { HaidianRefusal } from './messages.ts';
import type { DemoHandedOrder, Drawer } from './store.ts';

type Asked = z.output<typeof haidian.orderAdd.request>;

/** Takes an order into the books: once, with sums that are right. */
export function addOrder(
  { sign: _sign, ...order }: Asked,
  orders: Drawer<DemoHandedOrder>,
  acceptsRepeats: boolean,
): Result<undefined, HaidianRefusal> {
  const isDelivery = Number(order.order_type) === OrderType.delivery;
  if (isDelivery && (order.consignee === '' || order.address === '')) return err('malformed');
  if (order.pay_time < order.add_time) return err('malformed');
  if (!hasRightSums(order)) return err('wrongSums');
  const known = orders.find(order.order_sn);
  if (known) return acceptsRepeats && isSame(known, order) ? ok(undefined) : err('orderTaken');
  orders.put(order.order_sn, { ...order, sentAs: null });
  return ok(undefined);
}

const isSame = ({ sentAs: _sentAs, ...known }: DemoHandedOrder, order: object): boolean =>
  JSON.stringify(known) === JSON.stringify(order);

function hasRightSums(order: Omit<Asked, 'sign'>): boolean {
  const lines = order.order_goods.map(
    ({ goods_price, goods_number, goods_amount }) =>
      minor(goods_price) * Number(goods_number) === minor(goods_amount),
  );
  const sum = order.order_goods.reduce((total, { goods_amount }) => total + minor(goods_amount), 0);
  const goods = minor(order.goods_amount);
  return (
    lines.every(Boolean) && sum === goods && minor(order.order_amount) <= goods + minor(order.shipping_fee)
  );
}

/** In fen; NaN, which equals nothing, where it is no amount. */
function minor(text: string): number {
  const amount = parseAmount(text, 'CNY');
  return amount.ok ? amount.value : Number.NaN;
}
