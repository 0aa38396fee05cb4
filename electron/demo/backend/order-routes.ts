import type * as z from 'zod';
import { PaymentStatus } from '../../../shared/domain/payment.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { mobileShell } from '../../backends/mobile-shell/schema.ts';
import type { Catalogue } from './catalogue.ts';
import { type Refusal, refuse } from './codes.ts';
import type { Files } from './files.ts';
import { backendOrderIdOf, isWaitingForPrinting, type NewOrder, type Orders } from './orders.ts';
import type { Payments } from './payments.ts';
import { defineJsonRoute, type RouteContext } from './routes.ts';
import { followsIdRule } from './third-ids.ts';

export interface OrderParts {
  readonly orders: Orders;
  readonly payments: Payments;
  readonly catalogue: Catalogue;
  readonly files: Files;
}

type OrderRequest = z.output<typeof mobileShell.placeOrder.request>;

export function defineOrderRoutes(context: RouteContext, parts: OrderParts): void {
  const { orders, catalogue, files } = parts;
  defineJsonRoute(context, mobileShell.placeOrder, (body) => {
    const checked = checkOrder(context, parts, body);
    if (!checked.ok) return checked;
    const order = orders.insert(checked.value);
    return ok({
      id: backendOrderIdOf(order),
      third_id: order.thirdId,
      queue_no: order.queueNo,
      status: order.status,
    });
  });
  defineJsonRoute(context, mobileShell.getOrderStatus, (ids) => {
    const known = ids.map((id) => orders.find(id)).filter((order) => order !== null);
    return ok(known.map((order) => ({ third_id: order.thirdId, status: order.status })));
  });
  defineJsonRoute(context, mobileShell.listPrintJobs, (body) => {
    if (!context.devices.has(body.device_id)) return refuse('wrongDevice');
    const waiting = orders.ofDevice(body.device_id).filter(isWaitingForPrinting);
    return ok(
      waiting.map((order) => ({
        mobile_model_name: catalogue.findModel(order.modelId)?.name ?? order.modelId,
        id: backendOrderIdOf(order),
        third_id: order.thirdId,
        pic: files.urlOf(order.picturePath),
        queue_no: order.queueNo,
        // A string here, as the document has it for this list and for no other.
        status: String(order.status),
      })),
    );
  });
  /** What the kiosk's printer and dispenser did. An order's status moves by nothing else. */
  defineJsonRoute(
    context,
    mobileShell.notifyOrder,
    // Each entry on its own: one bad entry must not hold up the good ones.
    (entries) => {
      const accepted = entries.map(
        (entry) => orders.find(entry.third_id) && orders.move(entry.third_id, entry.status),
      );
      return ok(accepted.every(Boolean) ? 'success' : 'fail');
    },
    { access: 'open' },
  );
}

function checkOrder(context: RouteContext, parts: OrderParts, body: OrderRequest): Result<NewOrder, Refusal> {
  const { orders, payments, catalogue, files } = parts;
  if (!context.devices.has(body.device_id)) return refuse('wrongDevice');
  if (!followsIdRule(body.third_id, 'OREN')) return refuse('malformedId');
  if (orders.find(body.third_id)) return refuse('orderIdTaken');
  const payment = payments.find(body.third_pay_id);
  // A payment of another device is nobody's business here: it looks like none.
  if (!payment || payment.deviceId !== body.device_id) return refuse('unknownPayment');
  if (payment.status !== PaymentStatus.paid) return refuse('notPaid');
  if (orders.findByPayment(payment.thirdId)) return refuse('paymentUsed');
  const model = catalogue.findModel(body.mobile_model_id);
  if (!model) return refuse('unknownModel');
  if (payment.modelId !== model.id) return refuse('otherModelPaid');
  const picturePath = files.pathOf(body.pic);
  if (picturePath === null) return refuse('unknownPicture');
  if (model.stock < 1) return refuse('soldOut');
  const { third_id: thirdId, device_id: deviceId } = body;
  return ok({ thirdId, thirdPayId: payment.thirdId, deviceId, modelId: model.id, picturePath });
}
