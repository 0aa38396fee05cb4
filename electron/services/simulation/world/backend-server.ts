import * as z from 'zod';
import { OrderStatus } from '../../../../shared/domain/order.ts';
import { OWN_PAY_TYPES, PaymentStatus } from '../../../../shared/domain/payment.ts';
import { MobileShellCode } from '../../../backends/mobile-shell/error-codes.ts';
import { mobileShell } from '../../../backends/mobile-shell/schema.ts';
import { type BackendBooks, createBackendBooks } from './backend-books.ts';
import type { WireAnswer, WireRequest } from './network.ts';

export const MODEL = { id: 'MM1', name: 'iPhone 15', brandId: 'BR1' } as const;
export const ACCOUNT = { account: 'kiosk', password: 'secret', deviceId: 'K1' } as const;
export const ORDER_URL = 'http://shop.example/notify/order';
export const PAYMENT_URL = 'http://shop.example/notify/payment';

export interface BackendServerOptions {
  /** By the contract a second order for one payment is refused. A careless backend takes it, and the books show it. */
  readonly isStrict: boolean;
}

/** The backend of the simulated world, on the wire as the mobile-shell contract has it. */
export function createBackendServer({ isStrict }: BackendServerOptions) {
  const books = createBackendBooks();
  let tokens = 0;
  const routes = routesOf(books, isStrict);
  const login = (): WireAnswer => {
    const token = `token-${++tokens}`;
    books.tokens.add(token);
    return ok({ id: '1', account: ACCOUNT.account, token });
  };
  const serve = ({ path, token, body }: WireRequest): WireAnswer => {
    if (path === mobileShell.login.path) return login();
    const route = routes.get(path);
    if (!route) return no(MobileShellCode.notFound, path);
    const isNews = path === mobileShell.notifyOrder.path || path === mobileShell.notifyPayment.path;
    if (!isNews && (token === null || !books.tokens.has(token)))
      return no(MobileShellCode.tokenGone, 'token');
    return route(body);
  };
  return { books, serve };
}

const ok = (data: unknown): WireAnswer => ({ code: MobileShellCode.success, msg: 'success', data });
const no = (code: number, msg: string): WireAnswer => ({ code, msg, data: null });

type Route = (body: unknown) => WireAnswer;

function routesOf(books: BackendBooks, isStrict: boolean): Map<string, Route> {
  const { payments, orders, files, model } = books;
  const statuses = (book: Map<string, { status: number }>) => (body: unknown) =>
    ok(
      z
        .array(z.string())
        .parse(body)
        .flatMap((id) => (book.has(id) ? [{ third_id: id, status: book.get(id)?.status }] : [])),
    );

  return new Map<string, Route>([
    [mobileShell.listBrands.path, () => ok([{ id: MODEL.brandId, name: '苹果', e_name: 'Apple' }])],
    [
      mobileShell.listStock.path,
      () =>
        ok([
          {
            mobile_model_id: MODEL.id,
            mobile_model_name: MODEL.name,
            price: (model.priceMinor / 100).toFixed(2),
            stock: model.stock,
          },
        ]),
    ],
    [
      mobileShell.uploadFile.path,
      (body) => {
        const file = body instanceof FormData ? body.get('file') : null;
        const name = file instanceof File ? file.name : 'nameless';
        const url = `http://files.example/${files.size}/${name}`;
        files.add(url);
        return ok(url);
      },
    ],
    [
      mobileShell.reportPayment.path,
      (body) => reportPayment(books, mobileShell.reportPayment.request.parse(body)),
    ],
    [mobileShell.getPaymentStatus.path, statuses(payments)],
    [mobileShell.getOrderStatus.path, statuses(orders)],
    [
      mobileShell.placeOrder.path,
      (body) => placeOrder(books, isStrict, mobileShell.placeOrder.request.parse(body)),
    ],
    [
      mobileShell.listPrintJobs.path,
      () =>
        ok(
          [...orders.values()]
            .filter(({ status }) => status === OrderStatus.waitingForPrinting)
            .map(({ orderId, queueNo, status, pictureUrl }) => ({
              mobile_model_name: MODEL.name,
              id: `O-${orderId}`,
              third_id: orderId,
              pic: pictureUrl,
              queue_no: queueNo,
              status,
            })),
        ),
    ],
    [
      mobileShell.notifyOrder.path,
      (body) => {
        for (const { third_id, status } of mobileShell.notifyOrder.request.parse(body)) {
          const order = orders.get(third_id);
          order?.told.push(status);
          // Money that went back has gone back, whatever became of the case.
          if (order && order.status !== OrderStatus.refunded) order.status = status;
        }
        return ok('success');
      },
    ],
    [
      mobileShell.notifyPayment.path,
      (body) => takePaymentNews(books, mobileShell.notifyPayment.request.parse(body)),
    ],
  ]);
}

type Parsed<Name extends 'reportPayment' | 'placeOrder' | 'notifyPayment'> = z.output<
  (typeof mobileShell)[Name]['request']
>;

function reportPayment(
  { payments, model, discountsMinor }: BackendBooks,
  report: Parsed<'reportPayment'>,
): WireAnswer {
  const { third_id: paymentId, mobile_model_id: modelId, pay_amount, pay_type: payType } = report;
  const amountMinor = Math.round(pay_amount * 100);
  if (payments.has(paymentId)) return no(MobileShellCode.paymentIdTaken, paymentId);
  if (modelId !== MODEL.id) return no(MobileShellCode.unknownModel, modelId);
  if (model.stock <= 0) return no(MobileShellCode.soldOut, modelId);
  const lessMinor = model.priceMinor - amountMinor;
  if (lessMinor !== 0 && !discountsMinor.has(lessMinor))
    return no(MobileShellCode.wrongAmount, String(amountMinor));
  const status = PaymentStatus.waiting;
  payments.set(paymentId, {
    paymentId,
    modelId,
    amountMinor,
    payType,
    lessMinor,
    status,
    paidMinor: 0,
    refundedMinor: 0,
  });
  return ok({ id: `P-${paymentId}`, third_id: paymentId });
}

function placeOrder(books: BackendBooks, isStrict: boolean, report: Parsed<'placeOrder'>): WireAnswer {
  const { payments, orders, files, model } = books;
  const { third_pay_id: paymentId, third_id: orderId, pic: pictureUrl } = report;
  // Stock before id: the harshest order, since the kiosk's own earlier attempt may have taken the last case.
  if (model.stock <= 0) return no(MobileShellCode.soldOut, MODEL.id);
  if (orders.has(orderId)) return no(MobileShellCode.orderIdTaken, orderId);
  if (payments.get(paymentId)?.status !== PaymentStatus.paid) return no(MobileShellCode.notPaid, paymentId);
  if (isStrict && books.ordersOf(paymentId).length > 0) return no(MobileShellCode.paymentUsed, paymentId);
  if (!files.has(pictureUrl)) return no(MobileShellCode.unknownPicture, pictureUrl);
  model.stock -= 1;
  const queueNo = `A${String(orders.size + 1).padStart(3, '0')}`;
  const status = OrderStatus.waitingForPrinting;
  orders.set(orderId, { orderId, paymentId, pictureUrl, queueNo, status, told: [] });
  return ok({ id: `O-${orderId}`, third_id: orderId, queue_no: queueNo, status });
}

/** Only what a machine takes itself can be told by it. */
function takePaymentNews({ payments }: BackendBooks, news: Parsed<'notifyPayment'>): WireAnswer {
  for (const { third_id, pay_type, status } of news) {
    const payment = payments.get(third_id);
    if (!payment || payment.payType !== pay_type || !OWN_PAY_TYPES.some((type) => type === pay_type))
      return ok('fail');
    payment.status = status;
  }
  return ok('success');
}

export type BackendServer = ReturnType<typeof createBackendServer>;
