import { PaymentStatus } from '../../../../shared/domain/payment.ts';

/** A payment as the provider has it. */
export interface PaymentEntry {
  readonly paymentId: string;
  readonly modelId: string;
  readonly amountMinor: number;
  readonly payType: number;
  /** What a coupon took off the price. */
  readonly lessMinor: number;
  status: number;
  /** What the shopper's phone paid, and what of it the provider gave back. */
  paidMinor: number;
  refundedMinor: number;
}

export interface OrderEntry {
  readonly orderId: string;
  /** Null: sold somewhere else, and paid there. */
  readonly paymentId: string | null;
  readonly pictureUrl: string;
  readonly queueNo: string;
  status: number;
  /** Every status that the kiosk told, in the order of arrival. */
  readonly told: number[];
}

/** What the backend and the payment provider know. The kiosk cannot touch these books but by its requests. */
export function createBackendBooks() {
  const payments = new Map<string, PaymentEntry>();
  const orders = new Map<string, OrderEntry>();
  const files = new Set<string>();
  return {
    payments,
    orders,
    files,
    tokens: new Set<string>(),
    model: { priceMinor: 3990, stock: 20 },
    /** What coupons that are out take off a price: the shop knows of them. */
    discountsMinor: new Set<number>(),
    /** A shopper's phone pays: that works whatever the kiosk is doing. False: there is nothing to pay. */
    payByPhone: (paymentId: string): boolean => {
      const payment = payments.get(paymentId);
      if (!payment || payment.paidMinor > 0) return false;
      if (payment.status !== PaymentStatus.waiting && payment.status !== PaymentStatus.paying) return false;
      payment.status = PaymentStatus.paid;
      payment.paidMinor = payment.amountMinor;
      return true;
    },
    ordersOf: (paymentId: string) => [...orders.values()].filter((order) => order.paymentId === paymentId),
  };
}

export type BackendBooks = ReturnType<typeof createBackendBooks>;
