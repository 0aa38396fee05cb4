import { OrderStatus } from '../../../shared/domain/order.ts';
import { PaymentStatus } from '../../../shared/domain/payment.ts';

const S = OrderStatus;
const FORWARD: readonly number[] = [
  S.printing,
  S.printed,
  S.dispensing,
  S.dispensed,
  S.pickingUp,
  S.pickedUp,
];
const REFUND = [S.refunding, S.refunded];
const after = (status: number) => FORWARD.slice(FORWARD.indexOf(status) + 1);

/**
 * Where an order may go from each status. Steps may be left out (news can be lost), never taken back. A case may turn
 * out bad until it is collected; the way back to the printer leads through 13. A refund is possible to the end.
 */
const ORDER_MOVES: Readonly<Record<number, readonly number[]>> = {
  [S.waitingForPrinting]: [...FORWARD, S.printingFailed, S.printingCancelled, S.cancelled, ...REFUND],
  [S.printing]: [...after(S.printing), S.printingFailed, S.printingCancelled, ...REFUND],
  [S.printed]: [...after(S.printed), S.printingFailed, ...REFUND],
  [S.dispensing]: [...after(S.dispensing), S.printingFailed, ...REFUND],
  [S.dispensed]: [...after(S.dispensed), S.printingFailed, ...REFUND],
  [S.pickingUp]: [...after(S.pickingUp), S.printingFailed, ...REFUND],
  [S.pickedUp]: REFUND,
  [S.printingFailed]: [S.waitingForPrinting, ...FORWARD, S.printingCancelled, ...REFUND],
  [S.printingCancelled]: REFUND,
  [S.cancelled]: REFUND,
  [S.refunding]: [S.refunded],
};

const P = PaymentStatus;
/** A failed payment can be tried again with the same code; a paid one stays paid. */
const PAYMENT_MOVES: Readonly<Record<number, readonly number[]>> = {
  [P.waiting]: [P.paying, P.paid, P.failed, P.abnormal],
  [P.paying]: [P.paid, P.failed, P.abnormal],
  [P.failed]: [P.paid],
  [P.abnormal]: [P.paid, P.failed],
};

export const orderMayMove = (from: number, to: number) => ORDER_MOVES[from]?.includes(to) ?? false;
export const paymentMayMove = (from: number, to: number) => PAYMENT_MOVES[from]?.includes(to) ?? false;
