import { OrderStatus } from '../../../../shared/domain/order.ts';
import { OWN_PAY_TYPES, PaymentStatus } from '../../../../shared/domain/payment.ts';
import { err, ok } from '../../../../shared/domain/result.ts';
import type { BackendError, BackendResult, SaleBackend } from '../../../backends/types.ts';
import type { TellPayment } from '../types.ts';

export type BackendCall = keyof SaleBackend | 'tellPayment';

/** What the network does to one call. */
export type NetworkFate = 'arrives' | 'requestLost' | 'answerLost' | 'malformed';

interface Payment {
  modelId: string;
  amountMinor: number;
  payType: number;
  status: number;
}

interface Order {
  paymentId: string;
  modelId: string;
  pictureUrl: string;
  queueNo: string;
  status: number;
}

export const MODEL = { id: 'MM1', name: 'iPhone 15', brandId: 'BR1' } as const;

/**
 * The backend of the simulated world, with its books. As strict as the contract reads at its hardest: an id that was
 * used is refused, also to the one who used it.
 */
export function createSimulatedBackend() {
  const payments = new Map<string, Payment>();
  const orders = new Map<string, Order>();
  const files: string[] = [];
  const calls: BackendCall[] = [];
  /** `takesOffMinor`: what a payment may be below the price, by coupon. */
  const model = { priceMinor: 3990, stock: 10, listed: true, takesOffMinor: 0 };
  let fateOf: (call: BackendCall) => NetworkFate = () => 'arrives';

  const refused = (reason: Extract<BackendError, { kind: 'refused' }>['reason']): BackendResult<never> =>
    err({ kind: 'refused', reason, code: 500, detail: reason });

  const through = async <Value>(
    call: BackendCall,
    work: () => BackendResult<Value>,
  ): Promise<BackendResult<Value>> => {
    calls.push(call);
    const fate = fateOf(call);
    if (fate === 'requestLost') return err({ kind: 'unreachable', sent: false, detail: 'simulated' });
    const result = work();
    if (fate === 'answerLost') return err({ kind: 'unreachable', sent: true, detail: 'simulated' });
    if (fate === 'malformed')
      return err({ kind: 'contract', system: 'simulated', endpoint: call, field: 'data', detail: 'html' });
    return result;
  };

  const statuses = (book: Map<string, { status: number }>, ids: readonly string[]) =>
    ok(ids.flatMap((id) => (book.has(id) ? [{ id, status: book.get(id)?.status ?? 0 }] : [])));

  const backend: SaleBackend = {
    listBrands: () =>
      through('listBrands', () => ok([{ id: MODEL.brandId, name: '苹果', englishName: 'Apple' }])),
    listModels: () =>
      through('listModels', () =>
        ok(
          model.listed
            ? [{ id: MODEL.id, name: MODEL.name, priceMinor: model.priceMinor, stock: model.stock }]
            : [],
        ),
      ),
    uploadPrintFile: (_file, fileName) =>
      through('uploadPrintFile', () => {
        const url = `http://files.example/${files.length}/${fileName}`;
        files.push(url);
        return ok({ url });
      }),
    reportPayment: ({ paymentId, modelId, amountMinor, payType }) =>
      through('reportPayment', () => {
        if (payments.has(paymentId)) return err({ kind: 'idTaken', detail: paymentId });
        if (!model.listed || modelId !== MODEL.id) return refused('unknownModel');
        if (model.stock <= 0) return refused('soldOut');
        if (model.priceMinor - amountMinor !== 0 && model.priceMinor - amountMinor !== model.takesOffMinor)
          return refused('wrongAmount');
        payments.set(paymentId, { modelId, amountMinor, payType, status: PaymentStatus.waiting });
        return ok({ backendPaymentId: `P-${paymentId}` });
      }),
    getPaymentStatus: (ids) => through('getPaymentStatus', () => statuses(payments, ids)),
    placeOrder: ({ orderId, paymentId, modelId, pictureUrl }) =>
      through('placeOrder', () => {
        // Stock before id: the harshest order, since our own earlier attempt may have taken the last case.
        if (model.stock <= 0) return refused('soldOut');
        if (orders.has(orderId)) return err({ kind: 'idTaken', detail: orderId });
        const payment = payments.get(paymentId);
        if (payment?.status !== PaymentStatus.paid) return refused('notPaid');
        if ([...orders.values()].some((order) => order.paymentId === paymentId)) return refused('other');
        if (!files.includes(pictureUrl)) return refused('fileRejected');
        model.stock -= 1;
        const queueNo = `A${String(orders.size + 1).padStart(3, '0')}`;
        orders.set(orderId, {
          paymentId,
          modelId,
          pictureUrl,
          queueNo,
          status: OrderStatus.waitingForPrinting,
        });
        return ok({ backendOrderId: `O-${orderId}`, queueNo, status: OrderStatus.waitingForPrinting });
      }),
    getOrderStatus: (ids) => through('getOrderStatus', () => statuses(orders, ids)),
    listPrintJobs: () =>
      through('listPrintJobs', () =>
        ok(
          [...orders]
            .filter(([, order]) => order.status === OrderStatus.waitingForPrinting)
            .map(([orderId, { queueNo, status, pictureUrl }]) => ({
              orderId,
              backendOrderId: `O-${orderId}`,
              queueNo,
              status,
              pictureUrl,
              modelName: MODEL.name,
            })),
        ),
      ),
    fetchFile: () => through('fetchFile', () => ok(new Uint8Array([1, 2, 3]))),
  };

  /** Only what a machine takes itself can be told by it. */
  const tellPayment: TellPayment = (news) =>
    through('tellPayment', () => {
      const payment = payments.get(news.id);
      const isOwn = payment?.payType === news.payType && OWN_PAY_TYPES.some((type) => type === news.payType);
      if (!payment || !isOwn || payment.amountMinor !== news.amountMinor) return refused('other');
      payment.status = news.status;
      return ok(undefined);
    });

  return {
    backend,
    tellPayment,
    model,
    payments,
    orders,
    /** Every call that left the kiosk, in order. */
    calls,
    setFate: (next: (call: BackendCall) => NetworkFate) => {
      fateOf = next;
    },
    /** The shopper pays at the provider: that works whatever the kiosk is doing. */
    pay: (paymentId: string) => {
      const payment = payments.get(paymentId);
      if (!payment) throw new Error(`nobody announced payment ${paymentId}`);
      payment.status = PaymentStatus.paid;
    },
    setPaymentStatus: (paymentId: string, status: number) => {
      const payment = payments.get(paymentId);
      if (payment) payment.status = status;
    },
    setOrderStatus: (orderId: string, status: number) => {
      const order = orders.get(orderId);
      if (order) order.status = status;
    },
    /** Somebody else has used this id. */
    occupyPayment: (paymentId: string, status: number = PaymentStatus.paid) =>
      payments.set(paymentId, { modelId: MODEL.id, amountMinor: 1, payType: 1, status }),
    paidMinor: () =>
      [...payments.values()]
        .filter((p) => p.status === PaymentStatus.paid)
        .reduce((sum, p) => sum + p.amountMinor, 0),
  };
}

export type SimulatedBackend = ReturnType<typeof createSimulatedBackend>;
