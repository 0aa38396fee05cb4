/** Order status by the mobile-shell contract. Other numbers are kept and shown as unknown, never guessed. */
export const OrderStatus = {
  waitingForPayment: 1,
  cancelled: 2,
  paying: 3,
  paid: 4,
  paymentFailed: 5,
  refunding: 6,
  refunded: 7,
  waitingForPrinting: 8,
  pickingUp: 9,
  pickedUp: 10,
  printing: 11,
  printed: 12,
  printingFailed: 13,
  printingCancelled: 14,
  dispensing: 15,
  dispensed: 16,
} as const;
export type OrderStatusName = keyof typeof OrderStatus;

const NAME_BY_NUMBER = new Map<number, OrderStatusName>(
  Object.entries(OrderStatus).map(([name, number]) => [number, name as OrderStatusName]),
);

export function orderStatusName(status: number): OrderStatusName | 'unknown' {
  return NAME_BY_NUMBER.get(status) ?? 'unknown';
}
