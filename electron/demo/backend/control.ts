import { PaymentStatus } from '../../../shared/domain/payment.ts';
import { formatSiteDay } from '../../backends/transport/site-time.ts';
import type { DemoModel } from './catalogue.ts';
import type { Fault, FaultPoint } from './faults.ts';
import type { Delivery, NewsTargets } from './notifications.ts';
import type { OrderParts } from './order-routes.ts';
import type { DemoOrder } from './orders.ts';
import type { DemoParts } from './parts.ts';
import type { DemoPayment } from './payments.ts';
import type { RouteContext } from './routes.ts';

export interface ForeignOrder {
  readonly deviceId: string;
  readonly modelId: string;
  /** PNG or JPEG. */
  readonly picture: Uint8Array;
}

/** The demo's other end, for tests and the developer panel: the shopper's phone, the head office, and bad luck. */
export interface DemoControl {
  /** The shopper's phone pays. Throws for an unknown payment. */
  pay(thirdId: string): void;
  /** The shopper's phone fails to pay. A paid payment stays paid. */
  fail(thirdId: string): void;
  /** Any payment status, also one that the document does not know. */
  setPaymentStatus(thirdId: string, status: number): void;
  /** The head office sets an order's status (refund, cancellation), past the transition table. */
  setOrderStatus(thirdId: string, status: number): void;
  setStock(modelId: string, stock: number): void;
  setPrice(modelId: string, priceMinor: number): void;
  /** Forgets every token, as after 1440 minutes. */
  expireTokens(): void;
  models(): readonly DemoModel[];
  payments(): readonly DemoPayment[];
  ordersOf(deviceId: string): readonly (DemoOrder & { readonly pictureUrl: string })[];
  /** An order for this device that was sold elsewhere; it waits for printing. Throws where the picture is none. */
  insertForeignOrder(order: ForeignOrder): Promise<DemoOrder>;
  /** How many requests came, by route (`/order/payData`, `/files/:day/:name`, …). A snapshot. */
  readonly requests: Readonly<Record<string, number>>;
  setFault(point: FaultPoint, fault: Fault | null): void;
  setNotify(targets: NewsTargets): void;
  deliveries(): readonly Delivery[];
}

export function createControl(parts: DemoParts, requests: ReadonlyMap<string, number>): DemoControl {
  const { catalogue, context, files, news, orders, payments, tokens } = parts;
  return {
    pay: (thirdId) => {
      payments.move(thirdId, PaymentStatus.paid);
    },
    fail: (thirdId) => {
      payments.move(thirdId, PaymentStatus.failed);
    },
    setPaymentStatus: payments.setStatus,
    setOrderStatus: orders.setStatus,
    setStock: catalogue.setStock,
    setPrice: catalogue.setPrice,
    expireTokens: tokens.expireAll,
    models: catalogue.allModels,
    payments: payments.all,
    ordersOf: (deviceId) =>
      orders.ofDevice(deviceId).map((order) => ({ ...order, pictureUrl: files.urlOf(order.picturePath) })),
    async insertForeignOrder({ deviceId, modelId, picture }) {
      const picturePath = await files.save(picture);
      if (picturePath === null) throw new Error('the picture is neither PNG nor JPEG');
      if (!catalogue.findModel(modelId)) throw new Error(`no model ${modelId}`);
      const thirdId = foreignIdOf(context, parts);
      const order = orders.insert({ thirdId, thirdPayId: null, deviceId, modelId, picturePath });
      news.announceOrder(order);
      return order;
    },
    get requests() {
      return Object.fromEntries(requests);
    },
    setFault: context.faults.set,
    setNotify: news.setTargets,
    deliveries: news.deliveries,
  };
}

/** Sold elsewhere, numbered elsewhere: the document's own examples of such ids look like this. */
function foreignIdOf({ clock, timeZone }: RouteContext, { orders }: OrderParts): string {
  const prefix = `MSOR1020${formatSiteDay(clock.now(), timeZone)}`;
  for (let number = 1; ; number += 1) {
    const id = `${prefix}${String(number).padStart(6, '0')}`;
    if (!orders.find(id)) return id;
  }
}
